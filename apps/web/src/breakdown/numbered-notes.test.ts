import { expect, test } from 'vitest'
import { noteNumbers, notesIn, numberNotes } from './numbered-notes.ts'

const note = (day: string) => ({ id: day, day, text: 'x', author: { id: 'u', alias: 'u' }, writtenAt: '' })

test('notes are numbered in the order they are listed, and found by their month', () => {
  const all = numberNotes([note('2026-10-31'), note('2026-11-01'), note('2026-11-24')])
  expect(notesIn(all, '2026-11').map(({ number }) => number)).toEqual([2, 3])
  expect(notesIn(all, '2026-1')).toHaveLength(3)
  expect(notesIn(all, '2026-09')).toEqual([])
})

test('the numbers of a month are one word', () => {
  expect([noteNumbers([4]), noteNumbers([4, 5]), noteNumbers([4, 5, 6]), noteNumbers([4, 6, 7])]).toEqual([
    '4',
    '4, 5',
    '4–6',
    '4, 6, 7',
  ])
})
