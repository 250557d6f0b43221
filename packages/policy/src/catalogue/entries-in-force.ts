import { dayOf } from '../breakdown/japan-month.ts'
import type { TargetFacts } from '../cases/target-facts.ts'
import { type CatalogueEntry, type CatalogueEntryOf, isDecisionTemplate, isEntryOfKind } from './catalogue-entry.ts'
import { CATEGORIES, type Category } from './violation-categories.ts'

const isNewer = (one: CatalogueEntry, other: CatalogueEntry): boolean =>
  one.effectiveFrom === other.effectiveFrom ? one.version > other.version : one.effectiveFrom > other.effectiveFrom

/**
 * The entries in force on a day, Japan time: of each entry the version that took effect last; of two for one day, the later
 * version. In the order in which the entries were first added.
 */
export function entriesInForce(entries: readonly CatalogueEntry[], day: string): CatalogueEntry[] {
  const inForce = new Map<string, CatalogueEntry>()
  for (const entry of entries) {
    if (entry.effectiveFrom > day) continue
    const key = `${entry.kind} ${entry.id}`
    const known = inForce.get(key)
    if (!known || isNewer(entry, known)) inForce.set(key, entry)
  }
  return [...inForce.values()]
}

/** The number of an entry's newest version, in force or not; 0: there is none. */
export function newestVersionNumber(
  entries: readonly CatalogueEntry[],
  { kind, id }: Pick<CatalogueEntry, 'kind' | 'id'>,
): number {
  return entries.reduce((most, each) => (each.kind === kind && each.id === id ? Math.max(most, each.version) : most), 0)
}

/**
 * The day whose guideline applies to a text: the day on which it was posted or sent. For what has no such day, as a member, the day on
 * which the desk first received it.
 */
export function guidelineDateOf(facts: TargetFacts, firstReceivedAt: string): string {
  if (facts.type === 'job') return dayOf(facts.postedAt)
  return dayOf('sentAt' in facts ? facts.sentAt : firstReceivedAt)
}

/** The catalogue entries that a case is judged by and answered with. */
export type CaseCatalogue = {
  /** the guideline of the day the text was posted */
  readonly judgedOn: string
  readonly categories: readonly CatalogueEntryOf<'category'>[]
  readonly clauses: readonly CatalogueEntryOf<'clause'>[]
  /** the templates of decisions in force today, retired ones left out */
  readonly templates: readonly CatalogueEntryOf<'template'>[]
}

/** The catalogue for a case: categories and clauses of the day its text was posted, templates of decisions of today. */
export function catalogueFor(entries: readonly CatalogueEntry[], posted: string, today: string): CaseCatalogue {
  const guideline = entriesInForce(entries, posted)
  const templates = entriesInForce(entries, today).filter(isDecisionTemplate)
  const categories = guideline.filter(isEntryOfKind('category')).sort((a, b) => a.data.order - b.data.order)
  return {
    judgedOn: posted,
    categories,
    clauses: guideline.filter(isEntryOfKind('clause')),
    templates: templates.filter(({ data }) => data.active),
  }
}

/** The reasons a member may report for on a day. */
export function reasonsOfferedOn(entries: readonly CatalogueEntry[], day: string): CatalogueEntryOf<'reason'>[] {
  return entriesInForce(entries, day)
    .filter(isEntryOfKind('reason'))
    .filter(({ data }) => data.active)
}

/** Is this one of the codes of the seven categories? */
export function isCategory(id: string): id is Category {
  return CATEGORIES.some((category) => category === id)
}
