import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import fc from 'fast-check'
import { RULE_IDS } from '../rules/rule-codes.ts'
import { disguisedTexts } from './disguised-text-generator.ts'
import { DISGUISES } from './disguises.ts'
import { labelledExamples } from './labelled-examples.ts'
import { toScannable } from './rule-example.ts'
import { RULE_EXAMPLES } from './rule-examples.ts'

/** A text that breaks a rule, spelt in odd ways letter by letter, or disguised as a whole. */
export function randomTexts(): fc.Arbitrary<Scannable> {
  const examples = RULE_IDS.flatMap((id) => RULE_EXAMPLES[id].fires.map(toScannable))
  const labelled = labelledExamples(7).map(({ text }) => text)
  const oddlySpelt = fc
    .constantFrom(...examples)
    .chain((text) => disguisedTexts(text.body).map((body) => ({ ...text, body: body.text })))
  const disguised = fc
    .record({
      text: fc.constantFrom(...labelled),
      disguise: fc.constantFrom((body: string) => body, ...Object.values(DISGUISES)),
    })
    .map(({ text, disguise }) => ({ ...text, title: disguise(text.title), body: disguise(text.body) }))
  return fc.oneof(oddlySpelt, disguised)
}
