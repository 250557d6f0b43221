import type { Passage } from '../decisions/decision-choice.ts'
import { maskContacts } from '../members/mask-formats.ts'
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

/** The longest excerpt in a list, and how much of it stands before the flagged words, in characters. */
const EXCERPT = { length: 120, before: 16 } as const
const SENTENCE_END = /[。．！？!?\n]/u

/**
 * The words that a text was flagged for, as a line of a list shows them: from the sentence of the surest flag on; the beginning of the body where
 * none of it is flagged. At most 120 characters, with mail addresses and phone numbers masked.
 */
export function flaggedExcerpt(flags: readonly Flag[], body: string): string {
  const at = flags.flatMap(({ spans }) => spans).find(({ field }) => field === 'body')?.start ?? 0
  const sentence = body.slice(0, at).split(SENTENCE_END).at(-1)?.trimStart() ?? ''
  const before = [...sentence]
  const cut = before.length > EXCERPT.before ? `…${before.slice(-EXCERPT.before).join('')}` : sentence
  // only what can be shown is masked, and with room: no part of a number that is cut may stay
  return shortened(maskContacts(cut + body.slice(at, at + EXCERPT.length * 4)))
}

/** A text in one line of at most 120 characters. */
export const shortened = (text: string): string =>
  [...text.replace(/\s+/gu, ' ').trim()].slice(0, EXCERPT.length).join('')
