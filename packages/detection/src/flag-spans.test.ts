import type { Flag, Scannable } from '@mimamori/policy/catalogue/detection-flag'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detect } from './detector.ts'
import { disguisedTexts } from './examples/disguised-text-generator.ts'
import { toScannable } from './examples/rule-example.ts'
import { RULE_EXAMPLES } from './examples/rule-examples.ts'
import { ruleCovers } from './rule-detector.ts'
import { RULE_IDS, type RuleId } from './rules/rule-codes.ts'

const RUNS = 2000
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

function characterEdges(text: string): ReadonlySet<number> {
  return new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length))
}

/** What is wrong with the spans of a flag; empty when all is well. */
function faults(flag: Flag, text: Scannable): readonly string[] {
  return flag.spans.flatMap(({ field, start, end }) => {
    const source = text[field]
    const edges = characterEdges(source)
    const cut = source.slice(start, end)
    return [
      ...(0 <= start && start < end && end <= source.length ? [] : [`${flag.rule}: out of bounds ${start}-${end}`]),
      ...(edges.has(start) && edges.has(end) ? [] : [`${flag.rule}: cuts a character ${start}-${end}`]),
      ...(ruleCovers(flag.rule as RuleId, cut) ? [] : [`${flag.rule}: does not claim ${JSON.stringify(cut)}`]),
    ]
  })
}

const disguisedExample = fc
  .constantFrom(
    ...RULE_IDS.flatMap((id) => RULE_EXAMPLES[id].fires.map((example) => ({ id, text: toScannable(example) }))),
  )
  .chain(({ id, text }) => disguisedTexts(text.body).map((body) => ({ id, text: { ...text, body: body.text } })))

test('whatever the spelling, every span stands where the original says what the rule claims', () => {
  fc.assert(
    fc.property(disguisedExample, ({ text }) => {
      expect(detect(text).flatMap((flag) => faults(flag, text))).toEqual([])
    }),
    { numRuns: RUNS, seed: 20191101 },
  )
})

test('width, kana, combining marks and invisible characters hide nothing from a rule', () => {
  const faithful = RULE_IDS.flatMap((id) =>
    RULE_EXAMPLES[id].fires.map((example) => ({ id, text: toScannable(example) })),
  )
  const arbitrary = fc
    .constantFrom(...faithful)
    .chain(({ id, text }) => disguisedTexts(text.body).map((body) => ({ id, text, body })))
    .filter(({ body }) => body.faithful)
  fc.assert(
    fc.property(arbitrary, ({ id, text, body }) => {
      expect(detect({ ...text, body: body.text }).map(({ rule }) => rule)).toContain(id)
    }),
    { numRuns: RUNS, seed: 20191101 },
  )
})
