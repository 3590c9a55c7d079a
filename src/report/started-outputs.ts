import { plainNotification } from './plain-notification.ts';

/** Every output of `action.yml`, empty. */
export const EMPTY = {
  verdict: '',
  total: '',
  submitted: '',
  ignored: '',
  failed: '',
  completed: '',
  found: '',
  message: '',
  notification: '',
  results: '',
  'failed-targets': '',
  'unknown-targets': '',
  'results-file': '',
  'failed-targets-file': '',
};

export type OutputName = keyof typeof EMPTY;
export type OutputValues = Readonly<Record<OutputName, string>>;

/** The paths in the outputs `results-file` and `failed-targets-file`. */
export interface OutputFiles {
  readonly results: string;
  readonly failedTargets: string;
}

const STARTED = 'The step ended before it could report on its targets.';

/** The outputs before the first request. A step that is killed later leaves these. */
export function startedOutputs(files: OutputFiles, runUrl?: string): OutputValues {
  return {
    ...EMPTY,
    verdict: 'failure',
    message: STARTED,
    notification: plainNotification(STARTED, runUrl),
    'results-file': files.results,
    'failed-targets-file': files.failedTargets,
  };
}
