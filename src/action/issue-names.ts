import { hasControl } from '../text/patterns.ts';
import { quote } from '../text/quote.ts';

export interface IssueNames {
  readonly names: readonly string[];
  readonly errors: readonly string[];
}

/** Limits of GitHub. An issue may have more labels, but nobody reads them. */
const MAX_LABELS = 10;
const MAX_LABEL_LENGTH = 50;
const MAX_ASSIGNEES = 10;
/** User names have 39 characters at most, and `_` in enterprises with managed users. */
const USER_NAME = /^[a-z\d][a-z\d_-]{0,38}(?:\[bot\])?$/i;

/** Reads `failure-issue-labels`: names separated by commas. */
export function readLabels(text = ''): IssueNames {
  return readNames('failure-issue-labels', text, {
    most: MAX_LABELS,
    isName: (name) => name.length <= MAX_LABEL_LENGTH && !hasControl(name),
    expected: `a label of at most ${MAX_LABEL_LENGTH} characters on one line`,
  });
}

/** Reads `failure-issue-assignees`: user names separated by commas. */
export function readAssignees(text = ''): IssueNames {
  return readNames('failure-issue-assignees', text, {
    most: MAX_ASSIGNEES,
    isName: (name) => USER_NAME.test(name),
    expected: 'a user name of GitHub, without @',
  });
}

interface NameRules {
  readonly most: number;
  readonly isName: (name: string) => boolean;
  readonly expected: string;
}

function readNames(input: string, text: string, { most, isName, expected }: NameRules): IssueNames {
  const given = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  // GitHub does not tell upper case from lower case.
  const names = [...new Map(given.map((name) => [name.toLowerCase(), name])).values()];
  const errors = names
    .filter((name) => !isName(name))
    .slice(0, most)
    .map((name) => `'${input}' holds ${quote(name)}: expected ${expected}.`);
  if (names.length > most)
    errors.push(`'${input}' holds ${names.length} names: at most ${most} are allowed.`);
  return { names: errors.length === 0 ? names : [], errors };
}
