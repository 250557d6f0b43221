import type { Passage } from '../decisions/decision-choice.ts'
import { joinRanges, rangesOverlap } from '../text/word-edges.ts'
import type { Flag, Span } from './detection-flag.ts'

const FIELDS = ['title', 'body'] as const
const MAX_PASSAGES = 3

/** Do two spans share a character of the same field? */
export const spansOverlap = (one: Span, other: Span): boolean => one.field === other.field && rangesOverlap(one, other)

/**
 * Flags, the surest first, with the three passages of a text that are worth reading: the strongest of each flag before the next of
 * any. What overlaps is one passage, of all flags that have it.
 */
export function withStrongestPassages(flags: readonly Flag[]): Flag[] {
  const most = Math.max(0, ...flags.map(({ spans }) => spans.length))
  const chosen: Span[] = []
  for (let nth = 0; nth < most && chosen.length < MAX_PASSAGES; nth++) {
    for (const span of flags.flatMap(({ spans }) => spans[nth] ?? []))
      if (chosen.length < MAX_PASSAGES && !chosen.some((each) => spansOverlap(each, span))) chosen.push(span)
  }
  return flags.map((flag) => ({
    ...flag,
    spans: flag.spans.filter((span) => chosen.some((each) => spansOverlap(each, span))),
  }))
}

/** The passages of a text that are worth reading, once each, in reading order, as a letter quotes them. An empty suggestion asks to take the passage out. */
export function collectFlaggedPassages(flags: readonly Flag[]): Passage[] {
  const spans = withStrongestPassages(flags).flatMap((flag) => flag.spans)
  return FIELDS.flatMap((field) =>
    joinRanges(spans.filter((span) => span.field === field)).map(({ start, end }) => ({
      field,
      start,
      end,
      suggestion: '',
    })),
  )
}
