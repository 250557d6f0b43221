import { expect, test } from 'vitest'
import type { Flag } from './detection-flag.ts'
import { collectFlaggedPassages } from './flagged-passages.ts'

const title = 'Instagramの運用'
const body = 'In stagramで「しおかぜ編集室」で検索'

const flag = (spans: Flag['spans']): Flag => ({ category: 'direct_deal', rule: 'r', score: 0.9, reason: 'r', spans })

test('what a letter quotes is whole, once each, the title before the text', () => {
  const flags = [
    flag([
      { field: 'body', start: 12, end: 20 },
      { field: 'title', start: 2, end: 9 },
    ]),
    flag([{ field: 'body', start: 12, end: 20 }]),
  ]
  const passages = collectFlaggedPassages(flags, { title, body })
  expect(passages.map(({ field, start, end }) => ({ title, body })[field].slice(start, end))).toEqual([
    'Instagram',
    '「しおかぜ編集室」',
  ])
  expect(passages.every(({ suggestion }) => suggestion === '')).toBe(true)
})
