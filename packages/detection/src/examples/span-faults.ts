import type { Flag, Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { spansOverlap } from '@mimamori/policy/catalogue/flagged-passages'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { isInsideWord, LONGEST_WORD_PART } from '@mimamori/policy/text/word-edges'
import { OUTPUTS } from '../model/detection-model.ts'
import { FeatureList, listFeatures } from '../model/model-features.ts'
import { SHIPPED_MODEL } from '../model/shipped-model.ts'
import { repairText } from '../readings/text-repair.ts'
import { matchedWords, ruleClaims } from '../rule-detector.ts'
import { RULE_IDS, type RuleId } from '../rules/rule-codes.ts'

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

function characterEdges(text: string): ReadonlySet<number> {
  return new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length))
}

/** Does a word go on over this edge, with an end near enough to have been found? */
function cutsWord(source: string, at: number, step: 1 | -1): boolean {
  for (let moved = 0; moved <= LONGEST_WORD_PART; moved++)
    if (!isInsideWord(source, at + moved * step)) return moved > 0
  return false
}

const features = new FeatureList()

/** Do the words of a span, read alone, add to the score of the category that the shipped model flagged? */
function modelClaims(category: Flag['category'], cut: string): boolean {
  const { text } = repairText(cut)
  listFeatures([{ text, from: 0, to: text.length }], SHIPPED_MODEL.bits, features)
  const output = CATEGORIES.indexOf(category)
  let sum = 0
  for (let at = 0; at < features.length; at++)
    sum += (features.counts[at] ?? 0) * (SHIPPED_MODEL.weights[(features.buckets[at] ?? 0) * OUTPUTS + output] ?? 0)
  return sum > 0
}

/** A masked letter is restored from the word around it, which may go on in kana, such as 手〇し: so much of it is read, too. */
const MASKED_WORD_REST = 3

/** The words of a span as the second reading may have them: it tells from the whole text whether periods and breaks are stray, whether it is romaji, and what a masked letter is. */
const readingsOf = (cut: string, rest: string) => [
  cut,
  cut.replace(/[。\s]/g, ''),
  `${'kore sore dore nado '.repeat(5)}${cut}`,
  ...(/[〇○]$/.test(cut) || /^。?[★☆]/.test(rest) ? [cut + rest] : []),
  // a mask at the beginning is read with a letter before it, alone it is a bullet
  ...(/^[〇○]/.test(cut) ? [`の${cut}`] : []),
]

const isRule = (rule: string): rule is RuleId => RULE_IDS.includes(rule as RuleId)

/** Do the words of a flag hold its claim when they are read alone? */
const claims = ({ rule, category }: Flag, cut: string, rest: string) =>
  readingsOf(cut, rest).some((reading) => (isRule(rule) ? ruleClaims(rule, reading) : modelClaims(category, reading)))

/** What is wrong with the spans of a flag, a sentence each; empty when all is well. A rule speaks on words, of which its spans are the clauses. */
export function spanFaults(flag: Flag, text: Scannable): readonly string[] {
  const words = isRule(flag.rule) ? matchedWords(flag.rule, text) : []
  return flag.spans.flatMap((span) => {
    const { field, start, end } = span
    const source = text[field]
    const edges = characterEdges(source)
    const cut = source.slice(start, end)
    const name = `${flag.rule}: ${JSON.stringify(cut)} at ${start}`
    const spoken = isRule(flag.rule) ? words.filter((each) => spansOverlap(each, span)) : [span]
    const holds = spoken.some((each) =>
      claims(flag, source.slice(each.start, each.end), source.slice(each.end, each.end + MASKED_WORD_REST)),
    )
    return [
      ...(0 <= start && start < end && end <= source.length ? [] : [`${name} is out of bounds`]),
      ...(edges.has(start) && edges.has(end) ? [] : [`${name} cuts a character`]),
      ...(cutsWord(source, start, -1) || cutsWord(source, end, 1) ? [`${name} cuts a word`] : []),
      ...(holds ? [] : [`${name} does not hold what is claimed`]),
    ]
  })
}
