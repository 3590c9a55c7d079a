import { type ClientOptions, type ClientReply, request } from '../../simulator/client.ts';

const RETRY_PATH = '/products/!RetryCAACheck';

/** Asks Sectigo as documented; text goes out as it is, fields are encoded. */
export function askSectigo(
  url: string,
  fields: Readonly<Record<string, string>> | string,
  options: ClientOptions = {},
  path = RETRY_PATH,
): Promise<ClientReply> {
  const login = { loginName: 'login_name', loginPassword: 'login_password' };
  return request(url + path, {
    ...options,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
    body:
      typeof fields === 'string' ? fields : new URLSearchParams({ ...login, ...fields }).toString(),
  });
}
