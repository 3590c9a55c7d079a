/** The runtime that `action.yml` names. */
const REQUIRED_MAJOR = 24;

/**
 * Why this Node cannot run the action; `undefined` if it can. GitHub's runner brings the required
 * version, act starts actions with the Node of the machine.
 */
export function describeOldNode(version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major >= REQUIRED_MAJOR) return undefined;
  return `This action requires Node ${REQUIRED_MAJOR}, but this is Node ${version}. Nothing was sent. GitHub's runner 2.327.1 or later has Node ${REQUIRED_MAJOR}; act uses the Node of the machine.`;
}
