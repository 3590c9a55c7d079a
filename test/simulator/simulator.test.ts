import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../network/certificates.ts';
import { askDigicert, automation, bulk } from '../providers/digicert/client.ts';
import { createEndpoints, doubles } from '../providers/index.ts';
import { askSectigo } from '../providers/sectigo/client.ts';
import { request } from './client.ts';
import { faults, type Simulator, type SimulatorOptions, startSimulator } from './index.ts';
import { SCENARIOS } from './scenarios.ts';

let simulator: Simulator | undefined;
const start = async (options?: SimulatorOptions) => {
  simulator = await startSimulator(options);
  return simulator;
};
afterEach(() => simulator?.close());

describe('what arrives', () => {
  it('is kept with its connection', async () => {
    const { url, requests } = await start();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    await askDigicert(url, bulk(automation()), { agent });
    await askSectigo(`${url}/prefix`, { certificateID: '1' }, { agent });
    agent.destroy();
    await askSectigo(url, { certificateID: '2' });
    expect(requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
    expect(simulator?.connections).toBe(2);
    expect(requests[0]).toMatchObject({
      number: 1,
      method: 'POST',
      provider: 'digicert',
      endpoint: 'retry',
      parsed: bulk(automation()),
      targets: ['10.0.0.1:443'],
      status: 200,
      violations: [],
    });
    expect(requests[1]).toMatchObject({
      path: '/prefix/products/!RetryCAACheck',
      parsed: { loginName: 'login_name', loginPassword: 'login_password', certificateID: '1' },
      targets: ['cert:1'],
    });
  });

  it('is told of when it is over', async () => {
    const seen: string[] = [];
    const { url } = await start({
      faults: [{ fault: faults.dropBefore() }],
      onExchange: (request) => seen.push(`${request.fault} ${request.targets}`),
    });
    await expect(askSectigo(url, { certificateID: '1' })).rejects.toThrow();
    await expect.poll(() => seen).toEqual(['drop-before cert:1']);
  });

  it('counts what is under way at the same time', async () => {
    const { url, arrived } = await start({ faults: [{ fault: faults.hang(), on: [1, 2, 3] }] });
    const controller = new AbortController();
    const hanging = ['1', '2', '3'].map((certificateID) =>
      askSectigo(url, { certificateID }, { signal: controller.signal }).catch(() => 'gone'),
    );
    await arrived(3);
    controller.abort();
    expect(await Promise.all(hanging)).toEqual(['gone', 'gone', 'gone']);
    await askSectigo(url, { certificateID: '4' });
    expect(simulator?.maxUnderWay).toBe(3);
  });
});

describe('close', () => {
  it('destroys every socket, idle or hanging', async () => {
    const { url, arrived, close } = await start({ faults: [{ fault: faults.hang() }] });
    const idle = createConnection(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    const hanging = askSectigo(url, { certificateID: '1' }).catch(() => 'gone');
    await arrived(1);
    const ended = once(idle, 'close');
    idle.on('error', () => {});
    await close();
    expect(await hanging).toBe('gone');
    await ended;
    await close();
  });
});

describe('TLS', () => {
  it('speaks https, and keeps connections apart', async () => {
    const { url, requests } = await start({
      tls: await selfSigned({ hosts: ['localhost'] }),
      sectigo: { requireTls: true },
    });
    expect(url).toMatch(/^https:/);
    const replies = await Promise.all(
      ['1', '2', '3'].map((certificateID) => askSectigo(url, { certificateID })),
    );
    expect(replies.map(({ body }) => body.slice(0, 11))).toEqual(Array(3).fill('errorCode=0'));
    expect(requests.map(({ connection }) => connection).toSorted()).toEqual([1, 2, 3]);
  });
});

describe('scenarios', () => {
  it.each(Object.entries(SCENARIOS))('%s starts', async (name, scenario) => {
    const { url, requests, arrived } = await start(scenario.options);
    const controller = new AbortController();
    const endpoints = createEndpoints(scenario.options, Date.now);
    const outcomes = endpoints.map(({ path }) =>
      request(url + path, { signal: controller.signal }).catch(() => 'no reply'),
    );
    await arrived(endpoints.length);
    controller.abort();
    await Promise.all(outcomes);
    const struck = requests.flatMap(({ fault }) => fault ?? []);
    const isState = doubles.some(({ states }) => Object.hasOwn(states, name));
    expect(new Set(struck)).toEqual(new Set(isState || name === 'all-well' ? [] : [name]));
  });
});

describe('the command', () => {
  const CLI = fileURLToPath(new URL('cli.ts', import.meta.url));
  const run = (...args: string[]) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: 'pipe' });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const exit = once(child, 'close').then(([code]) => ({ code, errors }));
    return { child, exit, line: async () => String((await lines.next()).value) };
  };

  it('prints its URL first, then a line for each request, and ends on a signal', async () => {
    const { child, exit, line } = run('--scenario', 'documented');
    const url = await line();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await askSectigo(url, { certificateID: '1234567' });
    expect(await line()).toBe('1. POST "/products/!RetryCAACheck", 1 of 1 accepted, HTTP 200');
    await askSectigo(url, { certificateID: '1', 'a\n::b::': 'c' });
    expect(await line()).toBe(
      '2. POST "/products/!RetryCAACheck", 0 of 1 accepted, HTTP 200, ' +
        'not allowed: "unknown parameter: a\\n::b::"',
    );
    child.kill('SIGTERM');
    expect(await exit).toEqual({ code: 0, errors: '' });
  });

  it('lists its scenarios', async () => {
    const { exit, line } = run('--help');
    expect(await line()).toMatch(/^Usage: npm run simulator/);
    expect((await exit).code).toBe(0);
  });

  it.each([
    [['--scenario', 'nope'], "There is no scenario 'nope'; --help lists them."],
    [['--scenario', 'toString'], "There is no scenario 'toString'; --help lists them."],
    [['--port', '8x'], "--port must be a number from 0 to 65535, it is '8x'."],
  ])('refuses %j', async (args, message) => {
    const { exit } = run(...args);
    expect(await exit).toEqual({ code: 2, errors: `${message}\n` });
  });
});
