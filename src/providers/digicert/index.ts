import { defineProvider } from '../define.ts';
import { caa } from './caa.ts';
import { checkTargets } from './check-targets.ts';
import { advise, codes } from './codes.ts';
import { isAlias } from './license-keys.ts';
import { inputs, missingForDiscovery, readSettings } from './settings.ts';
import { syntax } from './syntax.ts';

/** DigiCert CertCentral Automation: bulk retry of failed automation tasks. */
export const digicert = defineProvider({
  id: 'digicert',
  name: 'DigiCert CertCentral',
  baseUrl: 'https://caas.digicert.com',
  inputs,
  syntax,
  // The limits of the sibling Services API, per key; assumed to hold here too.
  rateLimit: {
    concurrency: 4,
    windows: [
      { limit: 100, milliseconds: 5_000 },
      { limit: 1_000, milliseconds: 180_000 },
    ],
  },
  codes,
  advise,
  readSettings,
  defaults: ({ defaults }) => defaults,
  isAlias: (value, { licenseKeys }) => isAlias(value, licenseKeys),
  targets: checkTargets,
  discovery: {
    missing: missingForDiscovery,
    load: async (settings) => (await import('./discovery.ts')).createDiscovery(settings),
  },
  following: {
    firstReadMs: 30_000,
    intervalMs: 60_000,
    load: async (settings) => (await import('./follower.ts')).followerFor(settings),
  },
  caa,
});
