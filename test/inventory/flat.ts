import type { Node } from '../../src/inventory/node.ts';

/** A node as plain values: null, text, array, object. */
export function flat(node: Node): unknown {
  switch (node.kind) {
    case 'absent':
      return null;
    case 'text':
      return node.text;
    case 'list':
      return node.items.map(flat);
    case 'map':
      return Object.fromEntries([...node.members].map(([key, value]) => [key, flat(value)]));
  }
}
