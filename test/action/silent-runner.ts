import type { Runner } from '../../src/action/runner.ts';

const drop = () => {};

/** A runner that drops everything but what the test takes. */
export function silentRunner(taken: Partial<Runner>): Runner {
  return {
    input: () => '',
    hide: drop,
    info: drop,
    debug: drop,
    isDebug: false,
    notice: drop,
    warning: drop,
    error: drop,
    startGroup: drop,
    endGroup: drop,
    outputs: drop,
    summary: async () => {},
    ...taken,
  };
}
