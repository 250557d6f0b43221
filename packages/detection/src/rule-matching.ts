import type { JobFormat } from '@mimamori/policy/intake/intake-arrivals'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import type { TextViewName, View } from '@mimamori/policy/text/text-normalisation'
import { widenToWords } from '@mimamori/policy/text/word-edges'
import type { DetectionRule, RuleException } from './rules/rule-definition.ts'
import { type IndexedPattern, type PreparedRule, type TextPart, type TextReading, viewsOf } from './text-reading.ts'

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

/** The sentence with the one before and the one behind it. */
function withNeighbours(text: string, { from, to }: ReturnType<typeof sentenceAround>): string {
  return text.slice(sentenceAround(text, from - 1, from).from, sentenceAround(text, to, to + 1).to)
}

function isExcused(exceptions: readonly RuleException[], { view: { text }, start, end }: RuleHit): boolean {
  const sentence = sentenceAround(text, start, end)
  const { from, to } = sentence
  return exceptions.some(({ where, finds }) => {
    if (where === 'before') return finds.test(text.slice(from, start))
    if (where === 'after') return finds.test(text.slice(end, to + 1))
    if (where === 'above') return finds.test(text.slice(Math.max(0, start - MAX_CONTEXT_LENGTH), start))
    if (where === 'around') return finds.test(withNeighbours(text, sentence))
    return where === 'sentence' && finds.test(text.slice(from, to))
  })
}

/** Adds the matches in a part of a view. */
function addMatches(hits: RuleHit[], finder: RegExp, view: View, { from, text }: TextPart): void {
  finder.lastIndex = 0
  for (let match = finder.exec(text); match !== null; match = finder.exec(text)) {
    const end = match.index + match[0].length
    if (end > match.index) hits.push({ view, start: from + match.index, end: from + end })
    else finder.lastIndex = end + 1
  }
}

/** Adds the matches that begin at one of these places. */
function addMatchesAt(hits: RuleHit[], sticky: RegExp, view: View, places: readonly number[]): void {
  let free = 0
  for (const start of places) {
    sticky.lastIndex = start
    if (start < free || !sticky.test(view.text)) continue
    free = sticky.lastIndex
    hits.push({ view, start, end: free })
  }
}

function toOriginalRange({ view, start, end }: RuleHit): TextRange {
  return { start: view.starts[start] ?? 0, end: view.ends[end - 1] ?? 0 }
}

/** What a pattern that names evidence matches in a view. */
function matchesOf(evidence: RegExp, plain: TextReading['plain']): readonly TextRange[] {
  const hits: RuleHit[] = []
  addMatches(hits, evidence, plain, { from: 0, text: plain.text })
  return hits.map(toOriginalRange)
}

/** What patterns match in these views of a reading. */
export function findHits(
  reading: TextReading,
  views: readonly TextViewName[],
  finders: readonly IndexedPattern[],
): readonly RuleHit[] {
  const hits: RuleHit[] = []
  for (const view of viewsOf(reading, views))
    for (const { regex, index, opening, sticky } of finders) {
      const parts = view.partsFor(index)
      if (opening === null) for (const part of parts) addMatches(hits, regex, view, part)
      else if (parts.length > 0) addMatchesAt(hits, sticky, view, view.placesOf(opening))
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
  const texts = all.flatMap((one) => viewsOf(one, views).map(({ text }) => text))
  const textExcused = exceptions.some(({ where, finds }) => where === 'text' && texts.some((text) => finds.test(text)))
  if (textExcused) return []
  const unexcused = hits.filter((hit) => !isExcused(exceptions, hit))
  return widenToWords(reading.source, unexcused.map(toOriginalRange))
}

/** How far from a hit, in characters of the original, the evidence of a rule may stand. */
const MAX_EVIDENCE_DISTANCE = 60

/** The evidence of a rule that stands near one of these ranges. */
export function findEvidence(
  { source, plain }: TextReading,
  { evidence }: DetectionRule,
  hits: readonly TextRange[],
): readonly TextRange[] {
  if (evidence === undefined || hits.length === 0) return []
  const near = ({ start, end }: TextRange) =>
    hits.some((hit) => start - hit.end <= MAX_EVIDENCE_DISTANCE && hit.start - end <= MAX_EVIDENCE_DISTANCE)
  return widenToWords(source, matchesOf(evidence, plain).filter(near))
}

/** The ranges of a rule's second condition (`also`). */
export function findSecondCondition(reading: TextReading, { views, also }: PreparedRule): readonly TextRange[] {
  return also.length === 0 ? [] : widenToWords(reading.source, findHits(reading, views, also).map(toOriginalRange))
}

/** Whether a text, the words of a span, has a rule's evidence in it, exceptions aside. */
export function hasEvidence(reading: TextReading, { rule, views, finders, also }: PreparedRule): boolean {
  if (findHits(reading, views, [...finders, ...also]).length > 0) return true
  return rule.evidence !== undefined && matchesOf(rule.evidence, reading.plain).length > 0
}
