import type { InputSpec, Provider, ProviderInputs } from '../domain/provider.ts';
import { orList } from '../text/format.ts';
import { hasControl } from '../text/patterns.ts';
import { quote } from '../text/quote.ts';
import { MIN_SECRET_LENGTH } from '../text/secret-forms.ts';
import { nearest } from '../text/suggestions.ts';
import type { ReadInput } from './input-readers.ts';

/** The provider that the input `provider` names, in any case. */
export function readProvider(
  text: string | undefined,
  providers: readonly Provider[],
): { readonly provider: Provider | undefined; readonly errors: readonly string[] } {
  const ids = providers.map(({ id }) => id);
  const expected = orList(ids.map((id) => `'${id}'`));
  if (text === undefined) {
    return { provider: undefined, errors: [`'provider' is required: expected ${expected}.`] };
  }
  const provider = providers.find(({ id }) => id === text.toLowerCase());
  if (provider !== undefined) return { provider, errors: [] };
  const [near = ''] = nearest(text.slice(0, 40), ids, 1);
  const error = `'provider' is ${quote(text)}: expected ${expected}; the nearest is '${near}'.`;
  return { provider, errors: [error] };
}

/** The values of the given inputs by name. Empty inputs are absent. */
export function readValues(read: ReadInput, inputs: Provider['inputs']): ProviderInputs['values'] {
  const values: Record<string, string> = {};
  for (const [name, { kind }] of Object.entries(inputs)) {
    const raw = read(name);
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    values[name] = kind === 'password' ? raw.replace(/[\r\n]+$/, '') : trimmed;
  }
  return values;
}

/** What is wrong with any of the values. */
export function checkValues(
  values: ProviderInputs['values'],
  inputs: Provider['inputs'],
): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const spec = inputs[name];
    return spec === undefined ? [] : checkValue(value, spec).map((text) => `'${name}' ${text}.`);
  });
}

function checkValue(value: string, { kind, max, secrets }: InputSpec): readonly string[] {
  const errors: string[] = [];
  // Lines are separated by control characters, and indented.
  if (hasControl(kind === 'lines' ? value.replace(/[\t\r\n]/g, '') : value)) {
    errors.push('contains a line break or another control character');
  }
  const length = [...value].length;
  if (max !== undefined && length > max) {
    errors.push(`has ${length} characters, at most ${max} are allowed`);
  }
  if (secrets?.(value).some((secret) => secret.length < MIN_SECRET_LENGTH)) {
    errors.push(
      `holds a secret of fewer than ${MIN_SECRET_LENGTH} characters, which cannot be masked: use a longer one`,
    );
  }
  return errors;
}

/** Required inputs that are empty, with the usual causes. */
export function missingValues(
  values: ProviderInputs['values'],
  { id, inputs }: Provider,
): readonly string[] {
  return Object.entries(inputs)
    .filter(([name, { required }]) => required && values[name] === undefined)
    .map(
      ([name]) =>
        `'${name}' is required when provider is '${id}', but it is blank: the secret may not be set, the job may not name its environment, or the run comes from a fork or from Dependabot, which get no secrets.`,
    );
}
