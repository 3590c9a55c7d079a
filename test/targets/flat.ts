import type { Tree } from '../../src/targets/tree.ts';

/** A tree as plain values: null, text, array, object. */
export function flat(tree: Tree): unknown {
  switch (tree.kind) {
    case 'absent':
      return null;
    case 'text':
      return tree.text;
    case 'list':
      return tree.items.map(flat);
    case 'map':
      return Object.fromEntries([...tree.members].map(([key, value]) => [key, flat(value)]));
  }
}
