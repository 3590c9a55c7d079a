/** Loaded before the action (`--require`): leaves what was loaded where LOADED says. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const loaded = { files: Object.keys(require.cache), builtins: process.moduleLoadList };
  writeFileSync(process.env.LOADED, JSON.stringify(loaded));
});
