import type { CatalogueVersion, ListedEntry } from '@mimamori/contract/catalogue/catalogue-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry, EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce, newestVersionNumber } from '@mimamori/policy/catalogue/entries-in-force'
import { addedEntries } from '@mimamori/storage/catalogue/catalogue-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { notFoundError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const entryKey = ({ kind, id }: Pick<CatalogueEntry, 'kind' | 'id'>) => `${kind} ${id}`
const byDay = (a: CatalogueEntry, b: CatalogueEntry) =>
  a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version

/** Versions that take effect after `day`, earliest first; of several for one day, only the last. */
function upcomingOf(entries: readonly CatalogueEntry[], day: string): CatalogueEntry[] {
  const later = entries.filter(({ effectiveFrom }) => effectiveFrom > day)
  const last = new Map(later.sort(byDay).map((entry) => [`${entryKey(entry)} ${entry.effectiveFrom}`, entry]))
  return [...last.values()]
}

/**
 * The catalogue for the page: categories and clauses in all versions; reasons and templates in the version of today and those
 * to come.
 */
export function getWholeCatalogue({ catalogue, clock }: AppContext): { entries: CatalogueEntry[] } {
  const entries = catalogue.entries()
  const today = dayOf(clock.now())
  const guideline = entries.filter(({ kind }) => kind === 'category' || kind === 'clause')
  const offered = [...entriesInForce(entries, today), ...upcomingOf(entries, today)]
  return { entries: [...guideline, ...offered.filter(({ kind }) => kind === 'reason' || kind === 'template')] }
}

/** Every entry in its version of a day, with the next version to come. `day` is `YYYY-MM-DD`; today unless given. */
export function listCatalogue(
  { catalogue, clock }: AppContext,
  { kind, day = dayOf(clock.now()) }: { readonly kind?: EntryKind | undefined; readonly day?: string | undefined },
): { day: string; entries: ListedEntry[] } {
  const entries = catalogue.entries().filter((entry) => kind === undefined || entry.kind === kind)
  const inForce = new Map(entriesInForce(entries, day).map((entry) => [entryKey(entry), entry]))
  const coming = upcomingOf(entries, day)
  const newestByKey = new Map(entries.map((entry) => [entryKey(entry), entry]))
  const lines = [...newestByKey].flatMap(([key, newest]): ListedEntry[] => {
    const next = coming.find((entry) => entryKey(entry) === key)
    const entry = inForce.get(key) ?? next
    if (!entry) return []
    const nextVersion = next ? { version: next.version, effectiveFrom: next.effectiveFrom } : null
    return [{ entry, inForce: inForce.has(key), newest: newestVersionNumber(entries, newest), coming: nextVersion }]
  })
  return { day, entries: lines }
}

/** All versions of one entry, newest first, with who added each and when. Throws NotFound. */
export async function getEntryHistory(
  { storage, clock, catalogue }: AppContext,
  { kind, id }: { readonly kind: EntryKind; readonly id: string },
): Promise<{ versions: CatalogueVersion[] }> {
  const isOfEntry = (entry: CatalogueEntry) => entry.kind === kind && entry.id === id
  const entries = catalogue.entries().filter(isOfEntry)
  if (entries.length === 0) throw notFoundError()
  const added = (await addedEntries(storage.db)).filter(isOfEntry)
  const aliases = await aliasesOf(storage.db, [...new Set(added.map(({ authorId }) => authorId))])
  const today = dayOf(clock.now())
  const [current] = entriesInForce(entries, today)
  const coming = upcomingOf(entries, today)
  const stateOf = (entry: CatalogueEntry): CatalogueVersion['state'] => {
    if (entry === current) return 'in_force'
    if (coming.includes(entry)) return 'coming'
    return entries.some((each) => each.effectiveFrom === entry.effectiveFrom && each.version > entry.version)
      ? 'superseded'
      : 'past'
  }
  const versions = entries.map((entry): CatalogueVersion => {
    const source = added.find(({ version }) => version === entry.version)
    return {
      entry,
      by: source ? (aliases.get(source.authorId) ?? '') : null,
      at: source?.at ?? null,
      state: stateOf(entry),
    }
  })
  return { versions: versions.sort((a, b) => b.entry.version - a.entry.version) }
}
