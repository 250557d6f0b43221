import type { CatalogueEntry } from './catalogue-entry.ts'

/**
 * The catalogue of a desk: what ships and what was added there. A later shipped version of an entry is left out where the desk has a
 * version of its own in its place, or one that begins before it: whoever edited an entry keeps their words. One that has been in force
 * stays, whatever is added afterwards.
 */
export function mergeCatalogue(
  shipped: readonly CatalogueEntry[],
  added: readonly CatalogueEntry[],
): readonly CatalogueEntry[] {
  const isReplaced = ({ kind, id, version, effectiveFrom }: CatalogueEntry): boolean =>
    version > 1 &&
    added.some(
      (own) => own.kind === kind && own.id === id && (own.version <= version || own.effectiveFrom < effectiveFrom),
    )
  return [...shipped.filter((entry) => !isReplaced(entry)), ...added]
}
