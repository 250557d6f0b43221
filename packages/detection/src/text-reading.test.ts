import { expect, test } from 'vitest'
import { HARMLESS_EXAMPLES } from './examples/harmless-examples.ts'
import { toScannable } from './examples/rule-example.ts'
import { RULE_EXAMPLES } from './examples/rule-examples.ts'
import { findHits } from './rule-matching.ts'
import { readPattern } from './rules/pattern-required-words.ts'
import { createWordIndex } from './rules/word-index.ts'
import { PREPARED_RULES, readText } from './text-reading.ts'

test.each([
  ['(?:口座|通帳)を?売', [['口座', '通帳'], ['売']]],
  ['副業[^。\\n]{0,30}?line', [['副業'], ['line']]],
  ['副業[^。]{0,30}?line', [['副業']]],
  ['(?<![a-z])slack(?![a-z])', [['slack']]],
  ['[★☆]{4,5}', [['★', '☆']]],
  ['お?名前(?:だけ)?を?', [['名前']]],
  ['lin\\.ee/[a-z]{3,}', [['lin.ee/']]],
  ['(?:ab|c?)d', [['d']]],
  ['a?', []],
  ['(?:a|b?)', []],
  ['[^。]{3}', []],
])('whatever %s matches contains a word of each of %j', (source, words) => {
  expect(readPattern(source).words).toEqual(words)
})

test.each([
  ['line[\\s]?で', true],
  ['連絡[^。]{0,4}先', true],
  ['連絡[^。!?\\n]{0,4}先', false],
  ['(?<![a-z])line(?!で)', false],
  ['line(?![\\s「]{0,2}スタンプ)', true],
  ['^line', true],
])('whether %s can match over lines: %s', (source, crosses) => {
  expect(readPattern(source).crossesLines).toBe(crosses)
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
            expect([rule.id, reading[name].partsFor(at).length > 0]).toEqual([rule.id, true])
        }
      }
    }
  }
})

test('in a long text, read part by part, every pattern matches what it matches in the whole', () => {
  const fires = Object.values(RULE_EXAMPLES).flatMap((examples) => examples.fires)
  const bodies = [...fires, ...HARMLESS_EXAMPLES].map((example) => toScannable(example).body)
  const reading = readText(bodies.join('\n'))
  for (const { rule, views, finders, also } of PREPARED_RULES)
    for (const finder of [...finders, ...also])
      for (const name of views) {
        const hits = findHits(reading, [name], [finder]).filter(({ view }) => view === reading[name])
        const matches = [...reading[name].text.matchAll(finder.regex)].filter(([match]) => match !== '')
        expect([rule.id, hits.map(({ start, end }) => [start, end])]).toEqual([
          rule.id,
          matches.map(({ index, 0: match }) => [index, index + match.length]),
        ])
      }
})
