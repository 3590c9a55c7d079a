/**
 * Preloaded into the action by a test: at exit, writes the most memory that the process ever held,
 * in bytes, to the file that PEAK_MEMORY_FILE names.
 */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  // `maxRSS` is in kilobytes on every platform.
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.PEAK_MEMORY_FILE, String(maxRSS * 1024));
});
