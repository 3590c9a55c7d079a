/** Only `core.platform.getDetails` would call it, and nothing here calls that. */
export function getExecOutput() {
  throw new Error('@actions/exec is not part of this action');
}
