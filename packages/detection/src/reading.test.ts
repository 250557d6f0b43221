import { expect, test } from 'vitest'
import { EXAMPLES } from './examples/all.ts'
import { scannable } from './examples/example.ts'
import { HARMLESS } from './examples/harmless.ts'
import { PREPARED, read } from './reading.ts'
import { requiredWords } from './rules/required-words.ts'
import { wordIndex } from './rules/word-index.ts'

test.each([
  ['(?:口座|通帳)を?売', ['口座', '通帳']],
  ['副業[^。]{0,30}?line', ['line']],
  ['(?<![a-z])slack(?![a-z])', ['slack']],
  ['[★☆]{4,5}', ['★', '☆']],
  ['お?名前(?:だけ)?を?', ['名前']],
  ['lin\\.ee/[a-z]{3,}', ['lin.ee/']],
  ['(?:ab|c?)d', ['d']],
  ['a?', null],
  ['(?:a|b?)', null],
  ['[^。]{3}', null],
])('whatever %s matches contains one of %j', (source, words) => {
  expect(requiredWords(source)).toEqual(words)
})

test('one pass over a text wakes the owners of its words and those without words', () => {
  const wake = wordIndex([['口座', '通帳'], ['らいん'], null, ['@'], ['らいんです']])
  expect([...wake('私のらいん@')]).toEqual([0, 1, 1, 1, 0])
  expect([...wake('')]).toEqual([0, 0, 1, 0, 0])
})

test('no pattern that matches a text is left asleep', () => {
  const examples = [...Object.values(EXAMPLES).flatMap(({ fires, passes }) => [...fires, ...passes]), ...HARMLESS]
  for (const example of examples) {
    const reading = read(scannable(example).body)
    for (const { rule, finders, also } of PREPARED) {
      for (const { regex, at } of [...finders, ...also]) {
        for (const name of rule.views) {
          regex.lastIndex = 0
          if (regex.test(reading[name].text)) expect([rule.id, reading[name].awake[at]]).toEqual([rule.id, 1])
        }
      }
    }
  }
})
