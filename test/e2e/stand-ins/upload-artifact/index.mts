import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';

const { E2E_ARTIFACTS = '', INPUT_NAME = '', INPUT_PATH = '' } = process.env;
cpSync(INPUT_PATH, join(E2E_ARTIFACTS, INPUT_NAME, basename(INPUT_PATH)), { recursive: true });
