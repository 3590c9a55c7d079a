/** Certificate numbers are compared as numbers: leading zeros do not matter. */
export function certificateTarget(id: string): string {
  return `cert:${/^\d+$/.test(id) ? BigInt(id) : id}`;
}

/** Accepts `1234567` for `cert:1234567` in options. */
export function normalTarget(name: string): string {
  const [, id] = /^(?:cert:)?(\d+)$/.exec(name) ?? [];
  return id === undefined ? name : certificateTarget(id);
}
