import type { JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import { type TextRange, widenToGraphemes } from '@mimamori/policy/text/grapheme-edges'
import type { TextViewName, View } from '@mimamori/policy/text/text-normalisation'
import type { RuleException } from './rules/rule-definition.ts'
import type { IndexedPattern, PreparedRule, TextReading } from './text-reading.ts'

/** The range of a hit in its view, half-open. */
type RuleHit = { readonly view: View; readonly start: number; readonly end: number }

const SENTENCE_ENDS = '。!?\n'
/** Characters looked at on either side of a hit; keeps a hostile text of one endless sentence as cheap as any other. */
const MAX_CONTEXT_LENGTH = 120

function sentenceAround(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  let from = start
  while (from > Math.max(0, start - MAX_CONTEXT_LENGTH) && !SENTENCE_ENDS.includes(text.charAt(from - 1))) from--
  let to = end
  while (to < Math.min(text.length, end + MAX_CONTEXT_LENGTH) && !SENTENCE_ENDS.includes(text.charAt(to))) to++
  return { from, to }
}

function isExcused(exceptions: readonly RuleException[], { view: { text }, start, end }: RuleHit): boolean {
  const { from, to } = sentenceAround(text, start, end)
  return exceptions.some(({ where, finds }) => {
    if (where === 'before') return finds.test(text.slice(from, start))
    if (where === 'after') return finds.test(text.slice(end, to))
    return where === 'sentence' && finds.test(text.slice(from, to))
  })
}

function findMatches(finder: RegExp, view: View): readonly RuleHit[] {
  const hits: RuleHit[] = []
  finder.lastIndex = 0
  for (let match = finder.exec(view.text); match !== null; match = finder.exec(view.text)) {
    const end = match.index + match[0].length
    if (end > match.index) hits.push({ view, start: match.index, end })
    else finder.lastIndex = end + 1
  }
  return hits
}

function toOriginalRange({ view, start, end }: RuleHit): TextRange {
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 }
}

/** Sorts and joins what overlaps: the two views and several patterns often find the same words. */
export function mergeRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: TextRange[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    if (last === undefined || range.start >= last.end) joined.push(range)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return joined
}

function findHits(
  reading: TextReading,
  views: readonly TextViewName[],
  finders: readonly IndexedPattern[],
): readonly RuleHit[] {
  const hits: RuleHit[] = []
  for (const name of views) {
    const view = reading[name]
    for (const { regex, index: at } of finders) if (view.candidates.includes(at)) hits.push(...findMatches(regex, view))
  }
  return hits
}

/** The ranges of the original that a rule's patterns match and no exception excludes; sorted, without overlaps. */
export function findRanges(
  reading: TextReading,
  { rule, views, finders }: PreparedRule,
  format: JobFormat,
  all: readonly TextReading[],
): readonly TextRange[] {
  const hits = findHits(reading, views, finders)
  if (hits.length === 0) return []
  const exceptions = (rule.unless ?? []).filter(({ formats }) => formats === undefined || formats.includes(format))
  const texts = views.flatMap((name) => all.map((one) => one[name].text))
  const textExcused = exceptions.some(({ where, finds }) => where === 'text' && texts.some((text) => finds.test(text)))
  if (textExcused) return []
  const unexcused = hits.filter((hit) => !isExcused(exceptions, hit))
  return mergeRanges(widenToGraphemes(reading.source, unexcused.map(toOriginalRange)))
}

/** The ranges of a rule's second condition (`also`). */
export function findSecondCondition(reading: TextReading, { views, also }: PreparedRule): readonly TextRange[] {
  return mergeRanges(widenToGraphemes(reading.source, findHits(reading, views, also).map(toOriginalRange)))
}

/**
 * Whether a rule's evidence covers a text from edge to edge in one of its views, exceptions aside. Judged in the normalised
 * text, where no offset of the original can mislead.
 */
export function isCoveredByRule(reading: TextReading, { views, finders, also }: PreparedRule): boolean {
  return views.some((name) => {
    const { text, starts, ends } = reading[name]
    const [only, ...others] = mergeRanges(findHits(reading, [name], [...finders, ...also]))
    const wholeView = only?.start === 0 && only.end === text.length && others.length === 0
    return wholeView && starts[0] === 0 && ends[text.length - 1] === reading.source.length
  })
}
