import dns from 'node:dns';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseDnsServers, systemServers } from '../../src/caa/servers.ts';

describe('parseDnsServers', () => {
  it.each([
    ['10.0.0.53', [['10.0.0.53', 53]]],
    ['10.0.0.53:5353', [['10.0.0.53', 5353]]],
    ['2001:db8::53', [['2001:db8::53', 53]]],
    ['[2001:db8::53]', [['2001:db8::53', 53]]],
    ['[2001:db8::53]:5353', [['2001:db8::53', 5353]]],
    ['fe80::1%eth0', [['fe80::1%eth0', 53]]],
    [
      ' 10.0.0.1 ,\n10.0.0.2\t10.0.0.3,, ',
      [
        ['10.0.0.1', 53],
        ['10.0.0.2', 53],
        ['10.0.0.3', 53],
      ],
    ],
    [
      '10.0.0.1, 10.0.0.1:53, 10.0.0.1:54',
      [
        ['10.0.0.1', 53],
        ['10.0.0.1', 54],
      ],
    ],
  ])('reads %j', (text, servers) => {
    expect(parseDnsServers(text)).toEqual({
      servers: servers.map(([ip, port]) => ({ ip, port })),
    });
  });

  it.each([
    'dns.example.com',
    '10.0.0',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    '10.0.0.1:',
    '10.0.0.1:x',
    '[10.0.0.1]:53',
    '[2001:db8::53',
    '[2001:db8::53]53',
    '2001:db8::g',
    'https://10.0.0.1/',
    '10.0.0.1;10.0.0.2',
  ])('refuses %j with a sentence', (text) => {
    expect(parseDnsServers(`10.0.0.53, ${text}`)).toEqual({
      problems: [
        `'dns-servers' names '${text}': expected ip, ip:port or [ipv6]:port, such as 10.0.0.53 or [2001:db8::53]:5353.`,
      ],
    });
  });

  it('reports every wrong entry', () => {
    expect(parseDnsServers('a, 10.0.0.1, b')).toMatchObject({
      problems: [expect.stringContaining("'a'"), expect.stringContaining("'b'")],
    });
  });

  it.each(['', ' , '])('refuses a list without a server: %j', (text) => {
    expect(parseDnsServers(text)).toEqual({
      problems: ["'dns-servers' names no server: expected ip or ip:port."],
    });
  });
});

describe('systemServers', () => {
  it('reads what Node knows, with ports and zones', () => {
    const before = dns.getServers();
    onTestFinished(() => dns.setServers(before));
    dns.setServers(['10.0.0.1', '10.0.0.2:5353', '[2001:db8::1]:54', '2001:db8::2']);

    expect(systemServers()).toEqual([
      { ip: '10.0.0.1', port: 53 },
      { ip: '10.0.0.2', port: 5353 },
      { ip: '2001:db8::1', port: 54 },
      { ip: '2001:db8::2', port: 53 },
    ]);
  });
});
