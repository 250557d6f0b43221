import { describe, expect, test } from 'vitest'
import { type RuleExample, toScannable } from './examples/rule-example.ts'
import { RULE_EXAMPLES } from './examples/rule-examples.ts'
import { spanFaults } from './examples/span-faults.ts'
import { detectByRules } from './rule-detector.ts'
import { RULES, STRUCTURED_RULES } from './rules/detection-rules.ts'
import { REASON_CODES } from './rules/reason-codes.ts'
import { RULE_IDS, type RuleId } from './rules/rule-codes.ts'

const rulesOf = (example: RuleExample) => detectByRules(toScannable(example)).map(({ rule }) => rule)

test('every rule id has one rule and every reason one user', () => {
  const rules = [...RULES, ...STRUCTURED_RULES]
  expect(rules.map(({ id }) => id).toSorted()).toEqual([...RULE_IDS].toSorted())
  expect([...new Set(rules.map(({ reason }) => reason))].toSorted()).toEqual([...REASON_CODES].toSorted())
  for (const { id, score } of rules) expect(score > 0 && score < 1, `${id} is sure of ${score}`).toBe(true)
})

describe.each(RULE_IDS)('%s', (id: RuleId) => {
  const { fires, passes } = RULE_EXAMPLES[id]

  test('has a text it speaks on and a text it lets pass', () => {
    expect(fires.length).toBeGreaterThan(0)
    expect(passes.length).toBeGreaterThan(0)
  })

  test.each(fires)('speaks on %j, under its own category', (example) => {
    const flag = detectByRules(toScannable(example)).find(({ rule }) => rule === id)
    expect(flag?.category).toBe(id.split('.')[0])
  })

  test.each(passes)('lets pass %j', (example) => {
    expect(rulesOf(example)).not.toContain(id)
  })
})

test.each(RULES)('each span of $id holds the claim', ({ id }) => {
  for (const example of RULE_EXAMPLES[id].fires) {
    const text = toScannable(example)
    const flag = detectByRules(text).find(({ rule }) => rule === id)
    expect(flag && spanFaults(flag, text)).toEqual([])
  }
})
