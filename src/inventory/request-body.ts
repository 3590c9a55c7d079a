import type { Fields, TargetSyntax } from '../domain/entry.ts';
import type { Provider } from '../domain/provider.ts';
import { quote } from '../text/quote.ts';
import type { InputError } from './errors.ts';
import { normalize } from './field-names.ts';
import type { Node } from './node.ts';
import type { ParseContext } from './parse-context.ts';

/** A pasted request body: the list of its entries, and the provider that it is for. */
export interface RequestBody {
  readonly provider: Provider;
  readonly syntax: NonNullable<TargetSyntax['requestBody']>;
  /** The key of the list as the text spells it. */
  readonly key: string;
}

/** Finds the list of a request body among the keys of a map. */
export function findRequestBody(
  members: ReadonlyMap<string, Node>,
  providers: readonly Provider[],
): RequestBody | undefined {
  for (const provider of providers) {
    const { requestBody: syntax } = provider.syntax;
    const key = syntax && [...members.keys()].find((one) => isSameName(one, syntax.list));
    if (syntax !== undefined && key !== undefined) return { provider, syntax, key };
  }
  return undefined;
}

export interface ReadBody {
  readonly items: readonly Node[];
  /** The fields that hold for all items. */
  readonly outer: Fields;
  readonly errors: readonly InputError[];
}

/** Reads a request body as the API takes it. */
export function readRequestBody(
  label: string,
  members: ReadonlyMap<string, Node>,
  { provider, syntax, key: listKey }: RequestBody,
  { picked }: ParseContext,
): ReadBody {
  const list = members.get(listKey);
  if (list?.kind !== 'list') {
    const errors = [{ where: label, text: `${syntax.list} is not a list` }];
    return { items: [], outer: {}, errors };
  }
  const outer: Record<string, string> = {};
  const errors: InputError[] = [];
  for (const [key, value] of members) {
    if (key === listKey) continue;
    const field = syntax.outerFields.find((name) => isSameName(key, name));
    const reading = readOuterField(key, value, field, provider);
    if (reading === undefined) continue;
    if ('value' in reading && field !== undefined && outer[field] === undefined) {
      outer[field] = reading.value;
    } else {
      const text = 'error' in reading ? reading.error : `${field} is given twice`;
      const suggest = { word: key, among: [syntax.list, ...syntax.outerFields], max: 1 };
      errors.push({ where: label, text, ...(field === undefined && { suggest }) });
    }
  }
  const isOwn = picked === undefined || picked === provider;
  return { items: list.items, outer: isOwn ? outer : {}, errors };
}

/** A field beside the list; `undefined` if it is blank. */
function readOuterField(
  key: string,
  value: Node,
  field: string | undefined,
  { syntax }: Provider,
): { readonly value: string } | { readonly error: string } | undefined {
  const reader = field === undefined ? undefined : syntax.fields[field];
  if (field === undefined || reader === undefined) {
    return { error: `unknown field ${quote(key)} beside the list` };
  }
  if (value.kind === 'absent') return undefined;
  if (value.kind !== 'text') return { error: `${field} is not a text or number` };
  const text = value.text.trim();
  if (text === '') return undefined;
  const reading = reader(text);
  return 'value' in reading ? reading : { error: `${field} ${quote(text)} ${reading.error}` };
}

function isSameName(one: string, other: string): boolean {
  return normalize(one) === normalize(other);
}
