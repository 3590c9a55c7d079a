import { describe, expect, it } from 'vitest';
import { describeOldNode } from '../src/action/node-version.ts';

describe('Node', () => {
  it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('%s runs the action', (version) => {
    expect(describeOldNode(version)).toBeUndefined();
  });

  it.each(['0.10.48', '4.9.1', '16.20.2', '18.20.8', '20.20.2', '23.11.1', ''])(
    '%j does not, and the message names Node 24',
    (version) => {
      expect(describeOldNode(version)).toContain(`requires Node 24, but this is Node ${version}.`);
    },
  );
});
