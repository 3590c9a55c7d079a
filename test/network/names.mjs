/** Preloaded into the action by a test: a DNS in which every name is found at 127.0.0.1. */
import dns from 'node:dns';

dns.lookup = (_name, options, found) => {
  const address = { address: '127.0.0.1', family: 4 };
  process.nextTick(() =>
    options.all ? found(null, [address]) : found(null, address.address, address.family),
  );
};
