/**
 * Preloaded into the action by a test: at exit, writes the peak memory of the process in bytes and
 * its processor time in seconds, as JSON, to the file that PEAK_MEMORY_FILE names.
 */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  // `maxRSS` is in kilobytes on every platform.
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = { peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
  writeFileSync(process.env.PEAK_MEMORY_FILE, JSON.stringify(usage));
});
