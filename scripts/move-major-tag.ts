/** Run by the release workflow. Imports no package: the workflow installs none for it. */
import { moveMajorTag } from './major-tag.ts';

const read = (name: string) => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
};
console.log(
  await moveMajorTag({
    apiUrl: read('GITHUB_API_URL'),
    repository: read('GITHUB_REPOSITORY'),
    token: read('GITHUB_TOKEN'),
    tag: read('GITHUB_REF_NAME'),
    commit: read('GITHUB_SHA'),
  }),
);
