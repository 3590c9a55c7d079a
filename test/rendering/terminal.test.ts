import { expect, it } from 'vitest';
import { renderForTerminal } from './terminal.ts';

it('shows a summary as text, row by row', () => {
  const summary = [
    '## ❌ LIVE: 1 of 2 submitted',
    '<p>took 1.2 s<br>Submitted means <strong>accepted</strong>.</p>',
    '<table>\n<tr><th>Target</th><th>Code</th></tr>\n<tr><td><code>a</code><br><code>10.0.0.1&#58;443</code></td><td>1028</td></tr>\n</table>',
    '```json\n[{"ip":"10.0.0.1"}]\n```',
    '<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    '<details>\n<summary>1 submitted</summary>\n</details>',
  ].join('\n\n');
  expect(`\n${renderForTerminal(summary)}\n`).toMatchInlineSnapshot(`
    "
    ❌ LIVE: 1 of 2 submitted
    ========================

    took 1.2 s
    Submitted means accepted.

    Target | Code
    a, 10.0.0.1:443 | 1028

    [{"ip":"10.0.0.1"}]

    - one
    - two

    ▸ 1 submitted
    "
  `);
});
