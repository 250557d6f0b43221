import { expect, test } from 'vitest'
import { diffText } from '../../cases/diff-text.ts'
import { foldUnchanged } from './fold-unchanged.ts'

const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `line ${from + n}`).join('\n')

test('lines far from a change are left out, before it, after it and between two', () => {
  const before = lines(0, 40)
  const after = before.replace('line 10\n', 'other\n').replace('line 30\n', 'another\n')
  const kinds = foldUnchanged(diffText(before, after)).map((each) => (each.kind === 'skipped' ? each.lines : each.kind))
  expect(kinds.filter((each) => typeof each === 'number')).toHaveLength(3)
  const shown = foldUnchanged(diffText(before, after)).flatMap((each) => (each.kind === 'same' ? each.text : []))
  expect(shown.join('\n')).toContain('line 9')
  expect(shown.join('\n')).toContain('line 11')
  expect(shown.join('\n')).not.toContain('line 20')
})

test('a short text is shown whole', () => {
  const changes = diffText('one\ntwo\nthree', 'one\n2\nthree')
  expect(foldUnchanged(changes)).toEqual(changes)
})
