import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { expect, test } from 'vitest'
import { aNoticeText } from '../testing/test-notices.ts'
import { hashContent } from './content-hash.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'

type Content = Omit<NoticeMaterial, 'pictures' | 'at'>

const categories = SHIPPED_CATALOGUE.filter(isEntryOfKind('category'))
const figures = { month: '2026-11', revision: 1, below: 0, rows: [], pooled: null, total: 40 }
const ja = { ...aNoticeText, opening: '前文\n\n{{standards}}\n\n{{previous}}' }
const content: Content = {
  ...{ month: '2026-12', version: 2, figures, categories, standards: SHIPPED_STANDARDS },
  previous: { address: 'https://info.example/n', titles: { ja: '11月のお知らせ' } },
  corrects: { version: 1, publishedAt: '2026-12-03T02:00:00.000Z' },
  texts: { chart: 'pie', ja, en: null },
}
/** one other value of each field */
const CHANGED: Required<Content> = {
  month: '2027-01',
  version: 3,
  figures: { ...figures, revision: 2 },
  categories: categories.slice(1),
  standards: { ...SHIPPED_STANDARDS, maxAgeDays: 44 },
  previous: { address: 'https://info.example/n', titles: { ja: '11月のお知らせ', en: 'November' } },
  corrects: { version: 1, publishedAt: '2026-12-03T02:00:00.001Z' },
  texts: { chart: 'bars', ja, en: null },
}

test.each(Object.keys(CHANGED) as (keyof Content)[])('a notice with another value of %s is another notice', (field) => {
  expect(hashContent({ ...content, [field]: CHANGED[field] })).not.toBe(hashContent(content))
})

test('standards and the notice before are no part of a notice that does not show them', () => {
  const plain = { ...content, texts: { ...content.texts, ja: aNoticeText } }
  for (const field of ['standards', 'previous'] as const)
    expect(hashContent({ ...plain, [field]: CHANGED[field] })).toBe(hashContent(plain))
})
