/**
 * Keeps V8's space for new objects as large as it is. Lists, reads and handshakes leave little but
 * garbage, for which V8 takes up to 128 MB: 1,000 followed targets cost 161 MB instead of 113, and
 * 310 MB instead of 130 with `verify-tls`.
 */
export function boundNewSpace(): void {
  // Not imported: the name of the module would be in the file that every run loads.
  process.getBuiltinModule('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
