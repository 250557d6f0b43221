import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detect } from './detector.ts'
import { disguisedTexts } from './examples/disguised-text-generator.ts'
import { randomTexts } from './examples/random-texts.ts'
import { toScannable } from './examples/rule-example.ts'
import { RULE_EXAMPLES } from './examples/rule-examples.ts'
import { spanFaults } from './examples/span-faults.ts'
import { detectByRules } from './rule-detector.ts'
import { RULE_IDS } from './rules/rule-codes.ts'

/** `npm run proof spans` sets it to 20,000. */
const RUNS = Number(process.env.SPAN_TEXTS ?? 1000)

test('whatever the spelling, every span holds what is claimed, and ends where words end', () => {
  let spans = 0
  fc.assert(
    fc.property(randomTexts(), (text) => {
      const { flags } = detect(text)
      spans += flags.reduce((sum, flag) => sum + flag.spans.length, 0)
      expect(flags.flatMap((flag) => spanFaults(flag, text))).toEqual([])
    }),
    { numRuns: RUNS, seed: 20191101 },
  )
  expect(spans).toBeGreaterThan(RUNS / 2)
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
      expect(detectByRules({ ...text, body: body.text }).map(({ rule }) => rule)).toContain(id)
    }),
    { numRuns: 2000, seed: 20191101 },
  )
})
