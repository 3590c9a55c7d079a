import { type ClientOptions, type ClientReply, request } from '../../simulator/client.ts';

/** The paths of the endpoints, by their names. */
export const SECTIGO_PATHS = {
  retry: '/products/!RetryCAACheck',
  report: '/products/!WebHostReport',
} as const;

/** Asks Sectigo as documented; text goes out as it is, fields are encoded. */
export function askSectigo(
  url: string,
  fields: Readonly<Record<string, string>> | string,
  options: ClientOptions = {},
  path: string = SECTIGO_PATHS.retry,
): Promise<ClientReply> {
  const login = { loginName: 'login_name', loginPassword: 'login_password' };
  return request(url + path, {
    ...options,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
    body:
      typeof fields === 'string' ? fields : new URLSearchParams({ ...login, ...fields }).toString(),
  });
}
