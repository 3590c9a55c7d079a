import { defineProvider } from '../define.ts';
import { COOLDOWN_MS, codes } from './codes.ts';
import { syntax } from './syntax.ts';
import { checkTargets, readSettings } from './target.ts';

/** Sectigo RetryCAACheck: relaunches the CAA check of one order. */
export const sectigo = defineProvider({
  id: 'sectigo',
  name: 'Sectigo',
  baseUrl: 'https://secure.trust-provider.com',
  inputs: {
    'sectigo-login-name': { kind: 'text', required: true, max: 64 },
    'sectigo-login-password': {
      kind: 'password',
      secrets: (password) => [password],
      required: true,
      max: 128,
    },
  },
  syntax,
  rateLimit: {
    concurrency: 1,
    // "1 request per 10 minutes", for a certificate or for an account: the documentation says both.
    cooldown: { milliseconds: COOLDOWN_MS, refusalsThatShowAccountLimit: 2 },
  },
  codes,
  readSettings,
  targets: checkTargets,
  discovery: {
    missing: () => [],
    load: async (settings) => (await import('./discovery.ts')).createDiscovery(settings),
  },
  following: {
    firstReadMs: 120_000,
    intervalMs: 300_000,
    load: async (settings) => (await import('./follower.ts')).followerFor(settings),
  },
  // The names of Sectigo's CPS; the last two by contract.
  caa: {
    accepted: [
      'sectigo.com',
      'usertrust.com',
      'trust-provider.com',
      'comodo.com',
      'comodoca.com',
      'entrust.net',
      'affirmtrust.com',
    ],
    recommended: 'sectigo.com',
  },
});
