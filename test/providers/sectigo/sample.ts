import type { Sample } from '../double.ts';

export const LOGIN_NAME = 'login_name';
/** With characters that look different in a URL, a form, JSON and HTML. */
export const PASSWORD = `pä ß"w+rd/&<%41>=x y~`;

/** The material of a good step. */
export const sample: Sample = {
  inputs: { 'sectigo-login-name': LOGIN_NAME, 'sectigo-login-password': PASSWORD },
  secretInputs: {},
  secrets: { password: PASSWORD },
  rows: [{ name: 'three', certificateID: '1234567' }],
  rowSecrets: {},
  confidential: {},
  target: (index) => `cert:${1_000_000 + index}`,
  errorCodes: {},
  // Half of the text holds the code.
  halfReplyCounts: true,
};
