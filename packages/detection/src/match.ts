import type { JobFormat } from '@mimamori/policy/intake/arrivals'
import { type Range, wholeCharacters } from './normalise/edges.ts'
import type { View, ViewName } from './normalise.ts'
import type { Finder, PreparedRule, Reading } from './reading.ts'
import type { Exception } from './rules/rule.ts'

/** Where a hit lies in its view, half-open. */
type Hit = { readonly view: View; readonly start: number; readonly end: number }

const SENTENCE_ENDS = '。!?\n'

function sentenceAround(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  let from = start
  while (from > 0 && !SENTENCE_ENDS.includes(text.charAt(from - 1))) from--
  let to = end
  while (to < text.length && !SENTENCE_ENDS.includes(text.charAt(to))) to++
  return { from, to }
}

function applies(exception: Exception, hit: Hit, format: JobFormat, texts: readonly string[]): boolean {
  if (exception.formats !== undefined && !exception.formats.includes(format)) return false
  if (exception.where === 'text') return texts.some((text) => exception.finds.test(text))
  const { text } = hit.view
  const { from, to } = sentenceAround(text, hit.start, hit.end)
  if (exception.where === 'before') return exception.finds.test(text.slice(from, hit.start))
  if (exception.where === 'after') return exception.finds.test(text.slice(hit.end, to))
  return exception.finds.test(text.slice(from, to))
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
    for (const { regex, at } of finders) if (view.awake[at] === 1) hits.push(...matches(regex, view))
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
  const texts = rule.views.flatMap((name) => all.map((one) => one[name].text))
  const standing = hits.filter(
    (hit) => !(rule.unless ?? []).some((exception) => applies(exception, hit, format, texts)),
  )
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
