import type { Passage } from '../decisions/decision-choice.ts'
import type { Flag } from './detection-flag.ts'
import type { Category } from './violation-categories.ts'

/** The category most likely meant: of the surest flag, else of the first report, else of the case. */
export function suspectCategory(flags: readonly Flag[], reported: Category | null, ofCase: Category | null): Category {
  const surest = flags.reduce((best, flag) => Math.max(best, flag.score), 0)
  const flag = flags.find((each) => each.score === surest)
  return flag?.category ?? reported ?? ofCase ?? 'other'
}

/** The flagged passages, once each, in reading order. An empty suggestion asks to take the passage out. */
export function collectFlaggedPassages(flags: readonly Flag[]): Passage[] {
  const spans = flags.flatMap((flag) => flag.spans)
  const distinct = new Map(spans.map((span) => [`${span.field} ${span.start} ${span.end}`, span]))
  return [...distinct.values()]
    .sort((a, b) => b.field.localeCompare(a.field) || a.start - b.start)
    .map(({ field, start, end }) => ({ field, start, end, suggestion: '' }))
}
