/**
 * A small model of what the GitHub runner does with the output and the files of a step, after the
 * sources of actions/runner (`ActionCommand`, `ActionCommandManager`, `FileCommandManager`).
 */

export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  /** `title`, `file`, `line` and so on, as given. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What the runner makes of the lines that a step prints. */
export interface RunnerView {
  /** The log as people see it: commands interpreted, masks applied. */
  readonly log: string;
  /** Every masked text, in the order of registration. */
  readonly masks: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Outputs and state that were set by commands in the log, the deprecated way. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Commands that the runner refuses: each one turns a good step red. */
  readonly refusedCommands: readonly string[];
  /** Applies the masks to one line of text. */
  mask(text: string): string;
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const COMMANDS: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

/** What the data of a command means. */
export const unescapeData = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty = (text: string) =>
  unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
const unescapeOld = (text: string) =>
  unescapeData(text.replaceAll('%3B', ';').replaceAll('%5D', ']'));

function readProperties(text: string, separator: string, decode: (text: string) => string) {
  const pairs = text.split(separator).flatMap((part) => {
    const equals = part.indexOf('=');
    const value = part.slice(equals + 1);
    return equals > 0 && value !== '' ? [[part.slice(0, equals), decode(value)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function splitInfo(info: string): readonly [name: string, properties: string] {
  const blank = info.indexOf(' ');
  return blank === -1
    ? [info.toLowerCase(), '']
    : [info.slice(0, blank).toLowerCase(), info.slice(blank + 1)];
}

/** `::name key=value,…::data` at the start of a line, after any blanks. */
function parseNew(line: string, known: ReadonlySet<string>): Command | undefined {
  const text = line.replace(/^[\s\u0085]+/, '');
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end === -1) {
    return undefined;
  }
  const [name, properties] = splitInfo(text.slice(2, end));
  return known.has(name)
    ? {
        name,
        properties: readProperties(properties.trim(), ',', unescapeProperty),
        data: unescapeData(text.slice(end + 2)),
      }
    : undefined;
}

/** `##[name key=value;…]data` anywhere in a line; only its first `##[` counts. */
function parseOld(line: string, known: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start === -1 || end === -1) {
    return undefined;
  }
  const [name, properties] = splitInfo(line.slice(start + 3, end));
  return known.has(name)
    ? {
        name,
        properties: readProperties(properties, ';', unescapeOld),
        data: unescapeOld(line.slice(end + 1)),
      }
    : undefined;
}

/** Lines as the runner reads them: a lone carriage return ends one too. */
export function splitLines(output: string): readonly string[] {
  const lines = output.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Whether a line registers a mask the way the toolkit writes it; `##[add-mask]` is an accident. */
export function isMaskLine(line: string): boolean {
  return parseNew(line, COMMANDS)?.name === 'add-mask';
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** The forms of a masked text that the runner masks as well; not the form-urlencoded one. */
function runnerForms(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((shift) => {
    const length = Math.floor((bytes.length - shift) / 3) * 3;
    return bytes.subarray(shift, shift + Math.max(0, length)).toString('base64');
  });
  const uri = Buffer.from(value)
    .toString('latin1')
    .replace(
      /[^A-Za-z0-9\-._~]/g,
      (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    uri,
    value.replace(/[&<>"']/g, (character) => XML[character] ?? ''),
    bytes.toString('base64'),
    // Shorter pieces than these would hide half the log.
    ...base64.filter((form) => form.length >= 8),
  ];
  return [...new Set(forms)];
}

/** Replaces every masked stretch by `***`; stretches that overlap become one. */
function createMasker() {
  const forms = new Set<string>();
  return {
    add(value: string) {
      for (const form of runnerForms(value)) {
        forms.add(form);
      }
    },
    mask(text: string): string {
      const stretches = [...forms]
        .flatMap((form) => occurrences(text, form))
        .sort((one, other) => one.start - other.start);
      let masked = '';
      let done = 0;
      for (const { start, end } of stretches) {
        masked += start >= done ? `${text.slice(done, start)}***` : '';
        done = Math.max(done, end);
      }
      return masked + text.slice(done);
    },
  };
}

function occurrences(text: string, form: string) {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    found.push({ start: at, end: at + form.length });
  }
  return found;
}

/** Interprets the lines of a step in the order in which they were printed. */
export function interpret(
  lines: readonly string[],
  options: { readonly debug?: boolean } = {},
): RunnerView {
  const log: string[] = [];
  const masks: string[] = [];
  const annotations: Annotation[] = [];
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  const refusedCommands: string[] = [];
  const masker = createMasker();
  const known = new Set(COMMANDS);
  let stopToken: string | undefined;
  let echo = false;

  const print = (text: string) => log.push(...text.split('\n').map(masker.mask));
  const refuse = (line: string) => {
    refusedCommands.push(line);
    print(`##[error]Unable to process command '${line}' successfully.`);
  };
  const annotate =
    (level: AnnotationLevel) =>
    ({ data, properties }: Command) => {
      annotations.push({ level, message: masker.mask(data), properties });
      print(`##[${level}]${data}`);
    };
  const keep =
    (record: Record<string, string>) =>
    ({ data, properties }: Command, line: string) => {
      const { name } = properties;
      if (name === undefined) {
        refuse(line);
      } else {
        record[name] = data;
      }
    };

  const handlers: Readonly<Record<string, (command: Command, line: string) => void>> = {
    'add-mask': ({ data }) => {
      if (data.trim() === '') {
        print("##[warning]Can't add secret mask for empty string in ##[add-mask] command.");
        return;
      }
      masks.push(data);
      for (const value of [data, ...data.split(/[\r\n]+/).filter((part) => part !== '')]) {
        masker.add(value);
      }
    },
    // Switched off since 2020, because text from elsewhere could use them.
    'add-path': (_, line) => refuse(line),
    'set-env': (_, line) => refuse(line),
    // The file that it names is not there in any of our tests.
    'add-matcher': (_, line) => refuse(line),
    'remove-matcher': () => {},
    'set-output': keep(outputs),
    'save-state': keep(state),
    debug: ({ data }) => {
      if (options.debug === true) {
        print(`##[debug]${data}`);
      }
    },
    error: annotate('error'),
    warning: annotate('warning'),
    notice: annotate('notice'),
    group: ({ data }) => print(`##[group]${data}`),
    endgroup: () => print('##[endgroup]'),
    echo: ({ data }, line) => {
      const word = data.trim().toLowerCase();
      if (word === 'on' || word === 'off') {
        echo = word === 'on';
      } else {
        refuse(line);
      }
    },
    'stop-commands': ({ data }, line) => {
      print(line);
      stopToken = data.toLowerCase();
      known.add(stopToken);
    },
  };

  const whileStopped = (line: string, command: Command | undefined) => {
    print(line);
    if (command !== undefined && command.name === stopToken) {
      known.delete(stopToken);
      stopToken = undefined;
    }
  };

  for (const line of lines) {
    const command = parseNew(line, known) ?? parseOld(line, known);
    if (stopToken !== undefined) {
      whileStopped(line, command);
    } else if (command === undefined) {
      print(line);
    } else {
      if (echo && command.name !== 'add-mask') {
        print(line);
      }
      handlers[command.name]?.(command, line);
    }
  }
  return {
    log: log.join('\n'),
    masks,
    annotations,
    outputs,
    state,
    refusedCommands,
    mask: masker.mask,
  };
}

/**
 * Reads what a step wrote to `GITHUB_OUTPUT`, `GITHUB_STATE` or `GITHUB_ENV`: `name=value` or
 * `name<<delimiter`, lines, delimiter.
 *
 * @throws Error where the runner fails the step: no name, no delimiter, no end.
 */
export function readFileCommands(text: string): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, name, sign, rest] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (line === '') {
      continue;
    }
    if (name === undefined || name === '' || rest === undefined) {
      throw new Error(`Invalid format '${line}'`);
    }
    if (sign === '=') {
      values.set(name, rest);
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (rest === '' || end === -1) {
      throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    }
    values.set(name, lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return Object.fromEntries(values);
}
