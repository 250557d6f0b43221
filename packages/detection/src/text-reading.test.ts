import { expect, test } from 'vitest'
import { HARMLESS_EXAMPLES } from './examples/harmless-examples.ts'
import { toScannable } from './examples/rule-example.ts'
import { RULE_EXAMPLES } from './examples/rule-examples.ts'
import { requiredWords } from './rules/pattern-required-words.ts'
import { createWordIndex } from './rules/word-index.ts'
import { PREPARED_RULES, readText } from './text-reading.ts'

test.each([
  ['(?:口座|通帳)を?売', [['口座', '通帳'], ['売']]],
  ['副業[^。]{0,30}?line', [['副業'], ['line']]],
  ['(?<![a-z])slack(?![a-z])', [['slack']]],
  ['[★☆]{4,5}', [['★', '☆']]],
  ['お?名前(?:だけ)?を?', [['名前']]],
  ['lin\\.ee/[a-z]{3,}', [['lin.ee/']]],
  ['(?:ab|c?)d', [['d']]],
  ['a?', []],
  ['(?:a|b?)', []],
  ['[^。]{3}', []],
])('whatever %s matches contains a word of each of %j', (source, words) => {
  expect(requiredWords(source)).toEqual(words)
})

test('one pass over a text wakes the owners of its words and those without words', () => {
  const wake = createWordIndex([[['口座', '通帳']], [['らいん']], [], [['@']], [['らいんです']]])
  expect([...wake('私のらいん@')]).toEqual([2, 1, 3])
  expect([...wake('')]).toEqual([2])
})

test('who needs a word of each of two groups sleeps while one of them is missing', () => {
  const wake = createWordIndex([
    [
      ['らいん', 'line'],
      ['交換', '追加'],
    ],
  ])
  expect(wake('らいんとline')).toEqual([])
  expect(wake('らいんを交換')).toEqual([0])
  expect(wake('交換だけ')).toEqual([])
})

test('no pattern that matches a text is left asleep', () => {
  const examples = [
    ...Object.values(RULE_EXAMPLES).flatMap(({ fires, passes }) => [...fires, ...passes]),
    ...HARMLESS_EXAMPLES,
  ]
  for (const example of examples) {
    const reading = readText(toScannable(example).body)
    for (const { rule, views, finders, also } of PREPARED_RULES) {
      for (const { regex, index: at } of [...finders, ...also]) {
        for (const name of views) {
          regex.lastIndex = 0
          if (regex.test(reading[name].text))
            expect([rule.id, reading[name].candidates.includes(at)]).toEqual([rule.id, true])
        }
      }
    }
  }
})
