import { expect, test } from 'vitest'
import { mostDoubtfulFirst } from './patrol-order-rules.ts'

const claimed = (name: string, probability: number | null, pinnedAt: string | null = null) => ({
  name,
  probability,
  row: { pinnedAt },
})

test('of a patrol page the texts that the model doubts most are read first, and what a lead pinned before them', () => {
  const page = [
    claimed('first by rank', 0.02),
    claimed('doubtful', 0.41),
    claimed('not read by a model', null),
    claimed('pinned', 0, '2026-11-24T03:00:00.000Z'),
    claimed('as sure as the first', 0.02),
  ]
  expect(mostDoubtfulFirst(page).map(({ name }) => name)).toEqual([
    'pinned',
    'doubtful',
    'first by rank',
    'as sure as the first',
    'not read by a model',
  ])
})
