import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { providers } from '../src/providers/index.ts';

const read = (path: string) => readFileSync(path, 'utf8');

describe('SECURITY.md', () => {
  const [, section = ''] = read('SECURITY.md').split('## Hosts that the action contacts');

  it('names the host of every provider, and no other one besides GitHub', () => {
    const named = [...section.matchAll(/`([a-z0-9-]+(?:\.[a-z0-9-]+)+)`/g)].map(([, host]) => host);
    const hosts = providers.flatMap(({ baseUrl }) => (baseUrl ? [new URL(baseUrl).host] : []));
    const expected = [...hosts, 'api.github.com'];
    expect(named.sort()).toEqual(expected.sort());
  });

  it('says who supports what, and when an answer comes', () => {
    const [, reporting = ''] = /## Reporting\n([\s\S]*?)\n## /.exec(read('SECURITY.md')) ?? [];
    expect(reporting).toMatch(/within \d+ days/);
    expect(reporting).toContain('CODEOWNERS');
    expect(reporting).toContain('| version | security fixes |');
  });
});

describe('.github', () => {
  it('names owners for every file', () => {
    const rules = read('.github/CODEOWNERS')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(rules).toEqual([expect.stringMatching(/^\* @[\w-]+\/[\w-]+$/)]);
  });

  it('offers a place for questions and a private one for vulnerabilities', () => {
    const { contact_links: links }: { contact_links: { name: string; url: string }[] } = parse(
      read('.github/ISSUE_TEMPLATE/config.yml'),
    );
    expect(links.map(({ name }) => name)).toEqual(['Question', 'Vulnerability']);
    for (const { url } of links) {
      expect(url).toMatch(/^https:\/\/github\.com\/cert-retry\/cert-retry-action\//);
    }
  });

  it('asks in a pull request for files that are there', () => {
    const template = read('.github/pull_request_template.md');
    const paths = [...template.matchAll(/[\w./-]*[\w-]+(?:\.md|\/run)\b/g)].map(([path]) => path);
    expect(paths).toContain('.ci/run');
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});
