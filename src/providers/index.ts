import type { Provider } from '../domain.ts';
import { digicert } from './digicert/index.ts';
import { sectigo } from './sectigo.ts';

/** Every provider that the action knows. A new one is a file beside this one and a line here. */
export const providers: readonly Provider[] = [digicert, sectigo];
