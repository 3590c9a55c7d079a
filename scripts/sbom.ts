/** The software bill of materials (SBOM) of the bundle, from the one that npm makes of a whole folder. */
import type { BundledPackage } from './licences.ts';

/** What this file reads of CycloneDX; all other fields stay as npm wrote them. */
export interface Sbom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
}

/**
 * Keeps the packages of which the bundle has at least one module. A package that depends on
 * another one through a package outside the bundle depends on it directly in the result.
 *
 * @param project the name in package.json: npm writes the name of the folder.
 * @throws Error when npm does not list a bundled package.
 */
export function bundledSbom<S extends Sbom>(
  sbom: S,
  packages: readonly Pick<BundledPackage, 'name' | 'version'>[],
  project: string,
): S {
  const titles = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const components = sbom.components.filter(({ name, version }) =>
    titles.delete(`${name}@${version}`),
  );
  const [missing] = titles;
  if (missing !== undefined) throw new Error(`npm lists no ${missing}, which is in the bundle`);

  const kept = new Set(components.map((component) => component['bom-ref']));
  const edges = new Map(sbom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const nearest = (ref: string, seen: Set<string>): readonly string[] =>
    (edges.get(ref) ?? []).flatMap((next) => {
      if (seen.has(next)) return [];
      seen.add(next);
      return kept.has(next) ? [next] : nearest(next, seen);
    });
  const root = sbom.metadata.component;
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component: { ...root, name: project } },
    components,
    dependencies: [root['bom-ref'], ...kept].map((ref) => ({
      ref,
      dependsOn: nearest(ref, new Set([ref])),
    })),
  };
}
