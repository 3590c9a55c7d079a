import { cpSync } from 'node:fs';
import { join } from 'node:path';

const { E2E_ARTIFACTS = '', INPUT_NAME = '', INPUT_PATH = '', ...environment } = process.env;
if (environment['INPUT_RUN-ID'] === '' || environment['INPUT_GITHUB-TOKEN'] === '') {
  throw new Error('artifacts of another run need run-id and github-token');
}
cpSync(join(E2E_ARTIFACTS, INPUT_NAME), INPUT_PATH, { recursive: true });
