import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../src/inventory/file.ts';
import { inFolders, type TestFolders } from './resolving.ts';

const read = (path: string, folders: TestFolders) => readTextFile(path, folders);

describe('readTextFile', () => {
  it('reads a file of the workspace by relative and absolute path, without byte order mark', async () => {
    await inFolders(async (folders) => {
      const path = join(folders.workspace, 'a.csv');
      writeFileSync(path, '\uFEFFü');
      expect(await read('a.csv', folders)).toEqual({ text: 'ü' });
      expect(await read(path, folders)).toEqual({ text: 'ü' });
    });
  });

  it('reads a file of RUNNER_TEMP and follows links between the two', async () => {
    await inFolders(async (folders) => {
      writeFileSync(join(folders.runnerTemp, 'a.json'), '[]');
      symlinkSync(join(folders.runnerTemp, 'a.json'), join(folders.workspace, 'link.json'));
      expect(await read('../temp/a.json', folders)).toEqual({ text: '[]' });
      expect(await read('link.json', folders)).toEqual({ text: '[]' });
      expect(await readTextFile('link.json', { ...folders, runnerTemp: undefined })).toEqual({
        error: expect.stringContaining('outside the workspace'),
      });
    });
  });

  it('refuses what lies outside, also through links and beside a folder with the same start', async () => {
    await inFolders(async (folders) => {
      writeFileSync(join(folders.outside, 'secret.json'), '"s3cret"');
      mkdirSync(`${folders.workspace}-2`);
      writeFileSync(join(`${folders.workspace}-2`, 'a.json'), '"s3cret"');
      symlinkSync('../secret.json', join(folders.workspace, 'link.json'));
      symlinkSync('..', join(folders.workspace, 'up'));
      for (const path of ['../secret.json', 'link.json', 'up/secret.json', '../work-2/a.json']) {
        const { error } = { error: '', ...(await read(path, folders)) };
        expect(error).toContain('lies outside the workspace');
        expect(error).not.toContain('s3cret');
      }
    });
  });

  it('allows a name that starts with two dots', async () => {
    await inFolders(async (folders) => {
      writeFileSync(join(folders.workspace, '..a.json'), '[]');
      expect(await read('..a.json', folders)).toEqual({ text: '[]' });
    });
  });

  it('prints the resolved path of a missing file and asks for the checkout', async () => {
    await inFolders(async (folders) => {
      const { error } = { error: '', ...(await read('x/fleet.csv', folders)) };
      expect(error).toContain(`'${join(folders.workspace, 'x/fleet.csv')}' (ENOENT)`);
      expect(error).toContain('actions/checkout');
    });
  });

  it('does not throw for a path that no file can have, nor without a workspace', async () => {
    await inFolders(async (folders) => {
      expect(await read('a\0b.json', folders)).toEqual({
        error: expect.stringContaining('a\\u{0}b'),
      });
      writeFileSync(join(folders.outside, 'a.json'), '[]');
      const gone = { workspace: join(folders.outside, 'gone'), runnerTemp: undefined };
      expect(await readTextFile('../a.json', gone)).toEqual({
        error: expect.stringContaining('actions/checkout'),
      });
    });
  });

  it('refuses a named pipe without waiting for a writer', async () => {
    await inFolders(async (folders) => {
      execFileSync('mkfifo', [join(folders.workspace, 'pipe.json')]);
      expect(await read('pipe.json', folders)).toEqual({
        error: expect.stringContaining('not a regular file'),
      });
    });
  });

  it('refuses folders and files above 64 MiB', async () => {
    await inFolders(async (folders) => {
      mkdirSync(join(folders.workspace, 'folder.json'));
      expect(await read('folder.json', folders)).toEqual({
        error: expect.stringContaining('not a regular file'),
      });
      const large = join(folders.workspace, 'large.json');
      writeFileSync(large, '');
      truncateSync(large, 64 * 1024 * 1024 + 1);
      expect(await read('large.json', folders)).toEqual({
        error: expect.stringContaining('larger than 64 MiB'),
      });
    });
  });

  it.each([
    ['UTF-16, little end first', [0xff, 0xfe, 0x61, 0], /is UTF-16: save it as UTF-8/],
    ['UTF-16, big end first', [0xfe, 0xff, 0, 0x61], /is UTF-16: save it as UTF-8/],
    ['Latin-1', [0x66, 0xfc, 0x72], /is not valid UTF-8: save it as UTF-8/],
  ])('refuses %s', async (_, bytes, error) => {
    await inFolders(async (folders) => {
      writeFileSync(join(folders.workspace, 'a.csv'), Uint8Array.from(bytes));
      expect(await read('a.csv', folders)).toEqual({ error: expect.stringMatching(error) });
    });
  });
});
