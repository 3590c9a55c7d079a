import { describe, expect, it } from 'vitest';
import { renderLikeGitHub } from './github.ts';

describe('the model of how GitHub renders', () => {
  it('reads GFM, and no Markdown inside an HTML block', () => {
    expect(renderLikeGitHub('## A *b*\n\n<table><tr><td>*c*</td></tr></table>')).toBe(
      '<h2>A <em>b</em></h2>\n<table><tbody><tr><td>*c*</td></tr></tbody></table>',
    );
  });

  it('keeps what the summary is made of', () => {
    const html = '<details open><summary>2 submitted</summary><p>a<br>b</p></details>';
    expect(renderLikeGitHub(html)).toBe(
      '<details open><summary>2 submitted</summary><p>a<br>b</p></details>',
    );
  });

  it.each([
    ['<script>alert(1)</script>', /<script/],
    ['<iframe src="https://evil.example"></iframe>', /<iframe/],
    ['<p onclick="alert(1)">x</p>', /onclick/],
    ['[x](javascript:alert)', /javascript/],
  ])('takes out what is dangerous: %s', (markdown, danger) => {
    expect(renderLikeGitHub(markdown)).not.toMatch(danger);
  });

  it.each([
    ['see @octocat', 'user-mention'],
    ['fixes #123', 'issue-link'],
    ['octocat/repo#4', 'issue-link'],
    ['GH-5', 'issue-link'],
    ['0123456789abcdef', 'commit-link'],
    ['<p>http://evil.example/x</p>', 'address'],
    ['<p>www.evil.example</p>', 'address'],
    ['<p>me@evil.example</p>', 'email'],
    [':tada:', 'emoji'],
    ['$x^2$', 'math'],
  ])('makes something of %s', (markdown, kind) => {
    expect(renderLikeGitHub(markdown)).toContain(`class="${kind}"`);
  });

  it('makes nothing of what stands in code', () => {
    const code = '<code>@octocat #123 :tada: www.evil.example</code>';
    expect(renderLikeGitHub(`<p>${code}</p>`)).toBe(`<p>${code}</p>`);
  });
});
