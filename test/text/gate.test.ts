import { describe, expect, it } from 'vitest';
import { createTextGate } from '../../src/text/gate.ts';

describe('the text gate', () => {
  it('changes no text without secrets', () => {
    const gate = createTextGate();
    expect(gate.redact('a hunter22\n')).toBe('a hunter22\n');
    expect(gate.clean('a\nb')).toBe('a b');
    expect(gate.cleanReply('a\nb')).toBe('a b');
  });

  it('removes secrets that arrive late, also through functions taken earlier', () => {
    const gate = createTextGate();
    const { redact, clean, cleanReply } = gate;
    expect(redact('hunter22')).toBe('hunter22');
    gate.addSecrets(['hunter22']);
    expect([redact('hunter22'), clean('hunter22'), cleanReply('hunter22')]).toEqual([
      '***',
      '***',
      '***',
    ]);
    gate.addSecrets(['swordfish']);
    for (const replace of [redact, clean, cleanReply]) {
      expect(replace('swordfish and hunter22')).toBe('*** and ***');
    }
  });

  it('takes secrets in several steps, the same one twice, and none', () => {
    const gate = createTextGate();
    gate.addSecrets(['hunter22']);
    gate.addSecrets([]);
    gate.addSecrets(['hunter22']);
    expect(gate.redact('hunter22')).toBe('***');
  });

  it('removes the beginning of a secret from a reply alone', () => {
    const gate = createTextGate();
    gate.addSecrets(['password-of-the-fleet']);
    expect(gate.cleanReply('wrong: password-of…')).toBe('wrong: ***…');
    expect(gate.clean('password-of…')).toBe('password-of…');
    expect(gate.redact('password-of…')).toBe('password-of…');
  });

  it('removes secrets before it cuts, so that no part of a secret is left', () => {
    const gate = createTextGate();
    gate.addSecrets(['hunter22-and-more']);
    expect(gate.clean('key hunter22-and-more', 10)).toBe('key ***');
    expect(gate.cleanReply('key hunter22-and-more', 10)).toBe('key ***');
    expect(gate.clean('abcdefghijkl', 10)).toHaveLength(10);
  });

  it('finds a secret between invisible characters', () => {
    const gate = createTextGate();
    gate.addSecrets(['hunter22']);
    expect(gate.clean('hun\u200bter22')).toBe('***');
    expect(gate.cleanReply('hun\u001b[0mter22')).toBe('***');
  });
});
