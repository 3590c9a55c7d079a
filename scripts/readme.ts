/** `npm run readme`: puts the examples that README.md shows in full into it. */

import { readFileSync, writeFileSync } from 'node:fs';

const SHOWN = /(<!-- begin (examples\/[\w-]+\.yml) -->\n)[\s\S]*?(<!-- end \2 -->)/g;

const readme = readFileSync('README.md', 'utf8').replace(
  SHOWN,
  (_, begin: string, path: string, end: string) =>
    `${begin}\n\`\`\`yaml\n${readFileSync(path, 'utf8').trimEnd()}\n\`\`\`\n\n${end}`,
);
writeFileSync('README.md', readme);
