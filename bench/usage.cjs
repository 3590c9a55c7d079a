/** Loaded before the action (`--require`): leaves what the process used where BENCH_USAGE says. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage()));
});
