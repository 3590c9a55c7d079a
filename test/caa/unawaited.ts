/** A process with a look-up that nobody waits for: `node unawaited.ts PORT`. Lives until stdin ends. */
import { createLookUp } from '../../src/caa/index.ts';

const server = { ip: '127.0.0.1', port: Number(process.argv[2]) };
const lookUp = createLookUp({ sleep: () => new Promise(() => {}) }, [server]);
void lookUp('example.com', new AbortController().signal);
process.stdin.resume();
