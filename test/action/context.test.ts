import { describe, expect, it } from 'vitest';
import { readContext as readContextWith } from '../../src/action/context.ts';
import type { Environment } from '../../src/action/environment.ts';
import { createTextGate } from '../../src/text/gate.ts';

const RUN = {
  GITHUB_REPOSITORY: 'octo-org/certificates',
  GITHUB_SERVER_URL: 'https://github.example:8443/',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_ATTEMPT: '2',
};

const readContext = (environment: Environment) => readContextWith(environment, createTextGate());

describe('the context of a run', () => {
  it('is what the runner says', () => {
    const reference = 'octo-org/certificates/.github/workflows/a@b.yml@refs/heads/feature/x@refs/y';
    expect(
      readContext({ ...RUN, GITHUB_WORKFLOW: 'Nightly', GITHUB_WORKFLOW_REF: reference }),
    ).toMatchObject({
      repository: { owner: 'octo-org', name: 'certificates' },
      runId: '1658821493',
      attempt: 2,
      runUrl:
        'https://github.example:8443/octo-org/certificates/actions/runs/1658821493/attempts/2',
      workflow: 'Nightly',
      workflowPath: '.github/workflows/a@b.yml',
      ref: undefined,
      apiUrl: 'https://api.github.com',
    });
  });

  it('takes the name of a workflow where its path is not known', () => {
    const { workflowPath } = readContext({ GITHUB_WORKFLOW: 'Nightly', GITHUB_WORKFLOW_REF: ' ' });
    expect(workflowPath).toBe('Nightly');
  });

  it.each([
    ['another scheme', { GITHUB_SERVER_URL: 'javascript:alert(1)' }],
    ['no server', { GITHUB_SERVER_URL: undefined }],
    ['a run that is no number', { GITHUB_RUN_ID: '1">x' }],
    ['a repository with a quote', { GITHUB_REPOSITORY: 'octo-org/"x' }],
    ['no repository', { GITHUB_REPOSITORY: undefined }],
  ])('has no link with %s', (_, more) => {
    expect(readContext({ ...RUN, ...more }).runUrl).toBeUndefined();
  });

  it('counts a first attempt where none is given', () => {
    expect(readContext({})).toMatchObject({ attempt: 1, repository: undefined });
  });
});
