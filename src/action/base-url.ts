import type { Provider } from '../domain/provider.ts';
import { isPrivateTransport } from '../http/private-transport.ts';

export interface BaseUrl {
  /** Origin and path prefix, without a `/` at the end. */
  readonly url: string;
  /** The origin, if it is not the provider's own. */
  readonly foreign: string | undefined;
  readonly errors: readonly string[];
}

/** Stands for the address of a run that ends with an error. */
const NOWHERE = 'https://localhost';

/** Reads `base-url`: `https`, or `http` to a loopback address, with an optional path prefix. */
export function readBaseUrl(
  text: string | undefined,
  provider: Provider | undefined,
  providers: readonly Provider[],
): BaseUrl {
  const own = provider === undefined ? NOWHERE : provider.baseUrl;
  if (text === undefined) {
    if (own !== undefined) return { url: own, foreign: undefined, errors: [] };
    const error = `'base-url' is required when provider is '${provider?.id}': expected the address of your installation.`;
    return { url: NOWHERE, foreign: undefined, errors: [error] };
  }
  const url = URL.parse(text);
  const problem = url === null ? 'is no URL' : problemWith(url, provider, providers);
  if (url === null || problem !== undefined) {
    const error = `'base-url' ${problem}: expected https://host, with an optional path.`;
    return { url: own ?? NOWHERE, foreign: undefined, errors: [error] };
  }
  const isOwn = own === undefined || url.origin === new URL(own).origin;
  return {
    url: url.origin + url.pathname.replace(/\/+$/, ''),
    foreign: isOwn ? undefined : url.origin,
    errors: [],
  };
}

function problemWith(
  url: URL,
  provider: Provider | undefined,
  providers: readonly Provider[],
): string | undefined {
  if (url.username !== '' || url.password !== '') return 'holds a user or a password';
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(url.href)) {
    return 'has a query or a fragment';
  }
  if (!isPrivateTransport(url)) return 'is not https (http is for loopback addresses alone)';
  // Dots at the end make no other host.
  const host = url.hostname.replace(/\.+$/, '');
  const owner = providers.find(
    ({ baseUrl }) => baseUrl !== undefined && new URL(baseUrl).hostname === host,
  );
  if (provider === undefined || owner === undefined || owner === provider) return undefined;
  return `is the host of ${owner.name}, but provider is '${provider.id}'`;
}
