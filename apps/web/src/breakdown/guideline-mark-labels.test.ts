import { breakdown as en } from '@mimamori/copy/breakdown/en'
import { breakdown as ja } from '@mimamori/copy/breakdown/ja'
import { expect, test } from 'vitest'
import { placeMarkLabels } from './guideline-mark-labels.ts'

const wordings = [(day: string) => `ガイドライン改定 ${day}`, (day: string) => day]
const widthOf = (words: string) => words.length * 10
const wordsOf = (xs: readonly number[], right = 1000) =>
  placeMarkLabels(
    xs.map((x, at) => ({ day: `4/${at + 1}`, x })),
    { left: 0, right, wordings, widthOf },
  ).map(({ words, end }) => (end ? `${words} |` : `| ${words}`))

test('what changed stands beside its line, and before it where the drawing ends', () => {
  expect(wordsOf([100, 400])).toEqual(['| ガイドライン改定 4/1', '| ガイドライン改定 4/2'])
  expect(wordsOf([100, 980])).toEqual(['| ガイドライン改定 4/1', 'ガイドライン改定 4/2 |'])
})

test('where words would meet they are brief, and where those would too some are left out', () => {
  expect(wordsOf([100, 150])).toEqual(['| 4/1', '| 4/2'])
  expect(wordsOf([100, 105, 110, 200])).toEqual(['| 4/1', '| 4/4'])
  expect(wordsOf([])).toEqual([])
})

test('a day is said as people of either language write it', () => {
  expect([ja.mark(ja.dayOnly('2026-03-01')), en.mark(en.dayOnly('2026-03-01'))]).toEqual([
    'ガイドライン改定 3/1',
    'guideline changed 1 Mar',
  ])
})
