/** The major tag (`v1`) names the newest release of its major version, and only moves forward. */

/** Three plain numbers. A prerelease is no release that a major tag may name. */
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * Whether `next` is newer than `current`.
 *
 * @throws Error when one of them is no `X.Y.Z`.
 */
export function isNewer(next: string, current: string): boolean {
  const [numbers, others] = [numbersOf(next), numbersOf(current)];
  const at = numbers.findIndex((number, position) => number !== others[position]);
  return at >= 0 && (numbers[at] ?? 0n) > (others[at] ?? 0n);
}

function numbersOf(version: string): readonly bigint[] {
  const parts = VERSION.exec(version);
  if (parts === null) throw new Error(`The version '${version}' is not X.Y.Z`);
  return parts.slice(1).map(BigInt);
}

/** One release, and GitHub's API. */
export interface MajorTagOptions {
  /** `https://api.github.com`, for example. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** `v1.2.3`. */
  readonly tag: string;
  /** The commit of the tag. */
  readonly commit: string;
}

/**
 * Creates the major tag, moves it forward, or leaves it where it is when it names the same or a
 * newer version.
 *
 * @returns what was done, for the log.
 * @throws Error when GitHub refuses a request, or when the version that the tag names is unknown:
 *   the tag then stays where it is.
 */
export async function moveMajorTag(options: MajorTagOptions): Promise<string> {
  const { tag, commit } = options;
  const version = tag.replace(/^v/, '');
  const major = `v${numbersOf(version)[0]}`;
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${options.apiUrl}/repos/${options.repository}/${path}`, {
      method,
      redirect: 'error',
      headers: {
        authorization: `Bearer ${options.token}`,
        // `raw` concerns the contents of files: every other reply is JSON all the same.
        accept: 'application/vnd.github.raw+json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  const found = await ask('GET', `git/ref/tags/${major}`);
  if (found.status === 404) {
    await textOf(await ask('POST', 'git/refs', { ref: `refs/tags/${major}`, sha: commit }));
    return `${major} is new and names ${version}.`;
  }
  const { object }: { readonly object: { readonly sha: string } } = JSON.parse(await textOf(found));
  const manifest = await textOf(await ask('GET', `contents/package.json?ref=${object.sha}`));
  const { version: current }: { readonly version: string } = JSON.parse(manifest);
  if (!isNewer(version, current)) return `${major} stays: it names ${current}.`;
  await textOf(await ask('PATCH', `git/refs/tags/${major}`, { sha: commit, force: true }));
  return `${major} named ${current} and now names ${version}.`;
}

async function textOf(reply: Response): Promise<string> {
  if (!reply.ok) throw new Error(`GitHub answered HTTP ${reply.status} at ${reply.url}`);
  return reply.text();
}
