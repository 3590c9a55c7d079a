import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first Chromium on the PATH.
 *
 * @throws Error that says how to get it.
 */
export function findChromium(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names
    .flatMap((name) => folders.map((path) => join(path, name)))
    .find((path) => isExecutable(path));
  if (found !== undefined) return found;
  throw new Error(
    `This needs Chromium: none of ${names.join(', ')} is on the PATH. ` +
      'On Debian: apt-get install chromium fonts-noto-color-emoji',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
