import type { Review } from '@mimamori/contract/cases/review-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters as ja } from '@mimamori/copy/letters/ja'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'

export const DAY = '2026-11-24'

/** What letters are written with on that day. */
export const LETTERS = {
  catalogue: catalogueFor(SHIPPED_CATALOGUE, DAY, DAY),
  letters: ja,
  language: 'ja',
} as const

/** A flagged job, as steps are filled in for it. */
export const REVIEW = {
  id: 'c1',
  judgedOn: DAY,
  target: { type: 'job', id: 'J-1' },
  suspected: 'direct_deal',
  correctionDays: 3,
  content: { title: 'アンケート回答', body: '詳細はLINEでご連絡ください。' },
  passages: [{ field: 'body', start: 3, end: 7 }],
  moves: {},
} as unknown as Review
