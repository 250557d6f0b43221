import type { Entry } from '../catalogue/entries.ts'
import type { GuidelineMark } from './breakdown.ts'
import { daysIn } from './month.ts'

/** Changes of the guideline from the first day of one month to the last of another; of two on one day the later holds. */
export function guidelineMarks(
  entries: readonly Entry[],
  { from, until }: { readonly from: string; readonly until: string },
): GuidelineMark[] {
  const [first, last] = [`${from}-01`, `${until}-${daysIn(until)}`]
  const found = new Map<string, GuidelineMark>()
  for (const { kind, id, version, effectiveFrom } of entries) {
    if (kind !== 'category' && kind !== 'clause') continue
    if (effectiveFrom < first || effectiveFrom > last) continue
    const key = `${effectiveFrom} ${kind} ${id}`
    const known = found.get(key)
    if (!known || version > known.version) found.set(key, { kind, id, version, effectiveFrom })
  }
  return [...found].sort(([one], [another]) => (one < another ? -1 : 1)).map(([, mark]) => mark)
}
