import type { Provider } from '../domain/provider.ts';
import { digicert } from './digicert/index.ts';
import { sectigo } from './sectigo/index.ts';

/** Every provider of the action. A new provider is a folder beside this file, and a line here. */
export const providers: readonly Provider[] = [digicert, sectigo];
