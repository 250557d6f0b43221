import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts'
import { CATEGORIES, type Category } from '../catalogue/violation-categories.ts'
import type { GuidelineMark } from './breakdown-model.ts'
import { daysIn } from './japan-month.ts'

function categoriesOf({ kind, id, data }: CatalogueEntry): readonly Category[] {
  if (kind === 'clause') return data.categories
  return CATEGORIES.filter((category) => category === id)
}

/**
 * Changes of the guideline from the first day of one month to the last of another, those in force by `today`, Japan time; of two on
 * one day the later holds.
 */
export function findGuidelineMarks(
  entries: readonly CatalogueEntry[],
  { from, until, today }: { readonly from: string; readonly until: string; readonly today: string },
): GuidelineMark[] {
  const [first, last] = [`${from}-01`, `${until}-${daysIn(until)}`]
  const marks = new Map<string, GuidelineMark>()
  for (const entry of entries) {
    const { kind, id, version, effectiveFrom } = entry
    if (kind !== 'category' && kind !== 'clause') continue
    if (effectiveFrom < first || effectiveFrom > last || effectiveFrom > today) continue
    const key = `${effectiveFrom} ${kind} ${id}`
    const known = marks.get(key)
    if (!known || version > known.version)
      marks.set(key, { kind, id, version, effectiveFrom, label: entry.data.label, categories: categoriesOf(entry) })
  }
  return [...marks].sort(([one], [another]) => (one < another ? -1 : 1)).map(([, mark]) => mark)
}
