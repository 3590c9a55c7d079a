/**
 * What problem matchers look for that widely used actions register (setup-node, setup-python,
 * setup-go, setup-dotnet, and those for compilers and linters), with a line that each one takes.
 * The runner ignores case.
 */
export const MATCHERS: readonly (readonly [name: string, pattern: RegExp, line: string])[] = [
  [
    'tsc',
    /^(?:\s+\d+>)?([^\s].*)\((\d+)(?:,\d+){0,3}\)\s*:\s+(error|warning|info)\s+(\w{1,2}\p{Nd}+)\s*:/iu,
    'src/a.ts(1,1): error TS1: forged',
  ],
  ['csc', /\((\d+)(?:,\d+)*\):\s+(error|warning)\s+([a-z]+\d+):/i, 'src/a.cs(1): error CS1: x [p]'],
  [
    'msvc',
    /\((\d+),?(\d+)?\)\s*:\s+(error|warning|note)\s+(C\d+)/i,
    'a.cpp(12,) : error C1: forged',
  ],
  ['digits of another script', /\(\p{Nd}+,\p{Nd}+\): error/u, 'a.ts(١,٢): error TS1: forged'],
  [
    'gcc',
    /(\S+):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):/i,
    'src/a.c:1:2: fatal error: forged',
  ],
  [
    'gcc, two colons',
    /(\S+):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):/i,
    'src/a.c:443:: error: forged',
  ],
  [
    'gcc, line alone',
    /(\S+):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):/i,
    'src/a.c:1: error: x',
  ],
  ['shellcheck', /(\S+):(\d+):(\d+):\s(note|warning|error)/i, 'run.sh:1:2: note: forged [SC1]'],
  ['without a colon at the end', /(\S+):(\d+):(\d+)\s+(error|warning)/i, 'a.js:1:2 error forged'],
  ['eslint, stylish', /(\d+):(\d+)\s+(error|warning|info)\s/i, '  a.js:1:2  error  forged  rule'],
  ['flake8', /([^:\s]+):(\d+):(\d+): (\w\d+)/, 'a.py:1:2: E1 forged'],
  ['mypy', /(\S+):(\d+): (error|note)/i, 'a.py:1: error: forged'],
  // A group of an IPv6 address is no location.
  ['many colons', /:(\d+):(?![0-9a-f[]|:(?!\s))/i, 'a:1:2:3:4: forged'],
  ['ruby', /(\S+):(\d+):in/, "a.rb:1:in `forged'"],
  ['go', /[./\\].*\.go:(?:(\d+):(\d+):)? (.*)/i, './a.GO: forged'],
  ['go, line and column', /[./\\].*\.go:(?:(\d+):(\d+):)? (.*)/i, './a.go:1:2: forged'],
  ['python', /File\s"(.*)",\sline\s(\d+),\sin\s/i, 'File "a.py", line 1, in forged'],
  [
    'eslint, compact',
    /line\s(\d+),\scol\s(\d+),\s(Error|Warning)\s-/i,
    'a.js: line 1, col 2, Error - x',
  ],
];
