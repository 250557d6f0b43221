import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { CatalogueEntry, EntryKind } from './catalogue-entry.ts'
import { findEntryFlaws } from './catalogue-entry-rules.ts'
import { entriesInForce, isCategory, newestVersionNumber } from './entries-in-force.ts'
import type { EntryFlaw } from './entry-flaws.ts'

export type AddVersionRefusal =
  | EntryFlaw
  | 'not_permitted'
  | 'version_taken'
  | 'category_unknown'
  | 'begins_in_past'
  | 'begins_too_soon'
  | 'last_active'

export type AddVersionSituation = {
  readonly actor: Staff
  /** Japan time */
  readonly today: string
  /** every version there is */
  readonly entries: readonly CatalogueEntry[]
  /** number of the newest version its author saw; 0: a new entry */
  readonly after: number
}

export type VersionAdded = {
  readonly type: 'catalogue.added'
  readonly entry: CatalogueEntry
  /** the version in force until then; `null`: a new entry */
  readonly follows: number | null
}

/**
 * The first day from which a new version may be in force: today for reasons and templates; tomorrow for categories and clauses, as what
 * was posted today is judged by today's guideline.
 */
export function earliestEffectiveDay(kind: EntryKind, today: string): string {
  const isGuideline = kind === 'category' || kind === 'clause'
  if (!isGuideline) return today
  return new Date(Date.parse(`${today}T00:00:00.000Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** Would this version leave no active reason, no active answer to enquiries, or no active template for a measure, from its day on? */
function emptiesChoice(entries: readonly CatalogueEntry[], added: CatalogueEntry): boolean {
  if (added.kind !== 'reason' && added.kind !== 'template') return false
  const after = entriesInForce([...entries, added], added.effectiveFrom)
  const before = entriesInForce(entries, added.effectiveFrom)
  const active = (some: readonly CatalogueEntry[]) =>
    some.flatMap((each) => {
      if (each.kind === 'reason' && added.kind === 'reason') return each.data.active ? ['reason'] : []
      if (each.kind !== 'template' || added.kind !== 'template' || !each.data.active) return []
      if (each.data.use) return [each.data.use]
      // hides and corrections need a template with that measure alone
      return each.data.measures.length === 1 && each.data.category === null
        ? [`alone ${each.data.measures[0]}`, `${each.data.measures.at(-1)}`]
        : [`${each.data.measures.at(-1)}`]
    })
  const left = new Set(active(after))
  return active(before).some((need) => !left.has(need))
}

/** Adds a version to the catalogue, in force from its day on. Existing versions never change. */
export function addVersion(
  { actor, today, entries, after }: AddVersionSituation,
  draft: Omit<CatalogueEntry, 'version'>,
): Verdict<VersionAdded, AddVersionRefusal> {
  const { kind, id, effectiveFrom, data } = draft
  if (!may(actor.role, 'catalogue.write')) return refuse('not_permitted')
  if (kind === 'category' && !isCategory(id)) return refuse('category_unknown')
  const newest = newestVersionNumber(entries, draft)
  if (newest !== after) return refuse('version_taken')
  if (effectiveFrom < today) return refuse('begins_in_past')
  if (effectiveFrom < earliestEffectiveDay(kind, today)) return refuse('begins_too_soon')
  const [flaw] = findEntryFlaws(kind, data, { id, entries, day: effectiveFrom })
  if (flaw) return refuse(flaw.flaw)
  const entry = { ...draft, version: newest + 1 } as CatalogueEntry
  if (emptiesChoice(entries, entry)) return refuse('last_active')
  const before = entriesInForce(entries, effectiveFrom).find((each) => each.kind === kind && each.id === id)
  return allow({ type: 'catalogue.added', entry, follows: before?.version ?? null })
}
