/** What the environment of a step decides beside its inputs: the proxy, and how Node.js behaves. */

export type Environment = Readonly<Record<string, string | undefined>>;

const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** The password of a proxy: as the URL has it, decoded, and as the proxy gets it. */
export function proxySecrets(environment: Environment): readonly string[] {
  const secrets = PROXY_VARIABLES.flatMap((name) => {
    const text = environment[name] ?? '';
    return [...passwordsOfUrl(text), ...passwordAsWritten(text)];
  });
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

function passwordsOfUrl(text: string): readonly string[] {
  // Without a scheme, `user:password@host` is a URL too: its scheme is `user:`.
  return [text, `http://${text}`].flatMap((written) => {
    const url = URL.parse(written);
    return url === null || url.password === '' ? [] : formsOf(url.username, url.password);
  });
}

/** Up to the last `@`: a raw `#`, `/` or `?` ends user and password for a URL parser. */
function passwordAsWritten(text: string): readonly string[] {
  const [, user = '', password = ''] = /^([^:]*):(.*)@/s.exec(text.replace(SCHEME, '')) ?? [];
  return password === '' ? [] : formsOf(user, password);
}

function formsOf(user: string, password: string): readonly string[] {
  const basic = Buffer.from(`${decode(user)}:${decode(password)}`).toString('base64');
  return [password, decode(password), basic];
}

/**
 * The HTTP client ignores a proxy that it cannot read: `proxy:3128`, which is a URL of the scheme
 * `proxy:`, and a percent sign that escapes nothing. Of a password with a raw `#`, `/` or `?`, it
 * takes a part for the host. The error quotes no part of the value, since each can belong to the
 * password.
 */
export function unusableProxy(environment: Environment): readonly string[] {
  const name = environment.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const text = environment[name] ?? '';
  if (text === '') return [];
  const url = URL.parse(text) ?? (/^https?:/.test(text) ? null : URL.parse(`http://${text}`));
  const isOrigin = url !== null && url.pathname === '/' && !/[?#]/.test(text);
  const isProxy = isOrigin && /^https?:$/.test(url.protocol);
  if (isProxy && canDecode(url.username) && canDecode(url.password)) return [];
  return [
    `${name} names no proxy that can be used: expected http://host:port without a path, query or fragment. In user and password, write %25 for %, %23 for #, %2F for /, %3F for ? and %40 for @.`,
  ];
}

function canDecode(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
}

function decode(text: string): string {
  return canDecode(text) ? decodeURIComponent(text) : text;
}

const REMOVE = 'remove it, unless you need it here.';

/** Options of Node.js that a job can set for all of its steps, and their effects. */
const OPTIONS: readonly (readonly [option: RegExp, effect: string])[] = [
  [/^--tls-min-v1\.[01]$/, 'allows TLS below 1.2, which this action never uses'],
  [/^--tls-cipher-list$/, 'can allow weak ciphers'],
  [/^--tls-keylog$/, 'writes the keys of TLS connections to a file'],
  [/^--trace-tls$/, 'writes the content of TLS connections to the log'],
  [/^--insecure-http-parser$/, 'accepts malformed replies'],
  [/^--inspect/, 'lets a debugger read the secrets'],
  [/^--(?:heapsnapshot|report)-/, 'can write the secrets to a file'],
];

const VARIABLES: readonly (readonly [name: string, effect: string])[] = [
  ['NODE_DEBUG', 'makes Node.js write requests, with their secrets, to the log'],
  ['NODE_DEBUG_NATIVE', 'makes Node.js write details of connections to the log'],
  ['SSLKEYLOGFILE', 'asks programs to write the keys of TLS connections to a file'],
];

/** A warning for each variable that weakens connections or discloses secrets. */
export function riskyVariables(environment: Environment): readonly string[] {
  const given = (environment.NODE_OPTIONS ?? '').split(/[\s"]+/);
  // Node.js takes `_` for `-`, and a value after `=`.
  const options = new Set(given.map((text) => text.replace(/=.*$/s, '').replaceAll('_', '-')));
  return [
    ...[...options].flatMap((option) =>
      OPTIONS.filter(([form]) => form.test(option)).map(
        ([, effect]) => `NODE_OPTIONS holds ${option.slice(0, 60)}, which ${effect}: ${REMOVE}`,
      ),
    ),
    ...VARIABLES.filter(([name]) => environment[name]?.trim()).map(
      ([name, effect]) => `${name} is set, which ${effect}: ${REMOVE}`,
    ),
  ];
}
