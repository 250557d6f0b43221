import type { JobFormat } from '@mimamori/policy/intake/arrivals'
import { type Range, wholeCharacters } from '@mimamori/policy/text/edges'
import type { View, ViewName } from '@mimamori/policy/text/normalise'
import type { Finder, PreparedRule, Reading } from './reading.ts'
import type { Exception } from './rules/rule.ts'

/** Where a hit lies in its view, half-open. */
type Hit = { readonly view: View; readonly start: number; readonly end: number }

const SENTENCE_ENDS = '。!?\n'
/** Characters looked at on either side of a hit; keeps a hostile text of one endless sentence as cheap as any other. */
const CONTEXT = 120

function sentenceAround(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  let from = start
  while (from > Math.max(0, start - CONTEXT) && !SENTENCE_ENDS.includes(text.charAt(from - 1))) from--
  let to = end
  while (to < Math.min(text.length, end + CONTEXT) && !SENTENCE_ENDS.includes(text.charAt(to))) to++
  return { from, to }
}

function excused(exceptions: readonly Exception[], { view: { text }, start, end }: Hit): boolean {
  const { from, to } = sentenceAround(text, start, end)
  return exceptions.some(({ where, finds }) => {
    if (where === 'before') return finds.test(text.slice(from, start))
    if (where === 'after') return finds.test(text.slice(end, to))
    return where === 'sentence' && finds.test(text.slice(from, to))
  })
}

function matches(finder: RegExp, view: View): readonly Hit[] {
  const hits: Hit[] = []
  finder.lastIndex = 0
  for (let match = finder.exec(view.text); match !== null; match = finder.exec(view.text)) {
    const end = match.index + match[0].length
    if (end > match.index) hits.push({ view, start: match.index, end })
    else finder.lastIndex = end + 1
  }
  return hits
}

function original({ view, start, end }: Hit): Range {
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 }
}

/** Sorts and joins what overlaps: the two views and several patterns often find the same words. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: Range[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    if (last === undefined || range.start >= last.end) joined.push(range)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return joined
}

function hitsIn(reading: Reading, views: readonly ViewName[], finders: readonly Finder[]): readonly Hit[] {
  const hits: Hit[] = []
  for (const name of views) {
    const view = reading[name]
    for (const { regex, at } of finders) if (view.awake.includes(at)) hits.push(...matches(regex, view))
  }
  return hits
}

/** The ranges of the original where a rule's patterns stand and no exception takes them back; sorted, not overlapping. */
export function findRanges(
  reading: Reading,
  { rule, finders }: PreparedRule,
  format: JobFormat,
  all: readonly Reading[],
): readonly Range[] {
  const hits = hitsIn(reading, rule.views, finders)
  if (hits.length === 0) return []
  const exceptions = (rule.unless ?? []).filter(({ formats }) => formats === undefined || formats.includes(format))
  const texts = rule.views.flatMap((name) => all.map((one) => one[name].text))
  const textExcused = exceptions.some(({ where, finds }) => where === 'text' && texts.some((text) => finds.test(text)))
  if (textExcused) return []
  const standing = hits.filter((hit) => !excused(exceptions, hit))
  return merged(wholeCharacters(reading.source, standing.map(original)))
}

/** The ranges of a rule's second condition (`also`). */
export function findAlso(reading: Reading, { rule, also }: PreparedRule): readonly Range[] {
  return merged(wholeCharacters(reading.source, hitsIn(reading, rule.views, also).map(original)))
}

/**
 * Whether a rule's evidence covers a text from edge to edge in one of its views, exceptions aside. Judged in the normalised
 * text, where no offset of the original can mislead.
 */
export function coveredBy(reading: Reading, { rule, finders, also }: PreparedRule): boolean {
  return rule.views.some((name) => {
    const { text, starts, ends } = reading[name]
    const [only, ...others] = merged(hitsIn(reading, [name], [...finders, ...also]))
    const wholeView = only?.start === 0 && only.end === text.length && others.length === 0
    return wholeView && starts[0] === 0 && ends[text.length - 1] === reading.source.length
  })
}
