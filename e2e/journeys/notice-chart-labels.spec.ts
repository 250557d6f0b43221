import { template } from '@mimamori/copy/notices/template.en'
import { withEnglish } from '@mimamori/policy/notices/begin-notice-texts'
import { NOTICE_CHARTS } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from '@playwright/test'
import type { Person } from '../harness/desk-accounts.ts'
import { addWideFamily, CHART_WIDTHS, TEST_FAMILY, WIDE_FAMILY } from './chart-fonts.ts'
import { addLead } from './demo-months.ts'
import { expect, test } from './journey-fixtures.ts'
import { type ChartSelectors, findTextOverlaps } from './text-overlaps.ts'

/** The chart of a document, which is drawn by the desk before anybody knows the font. */
const NOTICE_CHART: ChartSelectors = {
  figure: 'figure',
  drawing: 'svg',
  shape: '.recharts-sector, .recharts-rectangle',
}
const MONTHS = 3

type Previewed = { readonly name: string; readonly language: Language; readonly html: string }

/** What the notices published last would be with either chart, in both languages. */
async function previewAll({ client }: Person): Promise<Previewed[]> {
  const { notices: lines } = await client.notices.list()
  const all: Previewed[] = []
  for (const { id: noticeId, month } of lines.filter(({ state }) => state === 'published').slice(0, MONTHS)) {
    const { texts } = await client.notices.get({ noticeId })
    for (const chart of NOTICE_CHARTS) {
      const both = structuredClone({ ...withEnglish(texts, template), chart }) as TextsInput
      const { documents } = await client.notices.preview({ noticeId, texts: both })
      for (const { language, html } of documents) all.push({ name: `${month} ${chart} ${language}`, language, html })
    }
  }
  expect(all).toHaveLength(MONTHS * NOTICE_CHARTS.length * 2)
  return all
}

type TextsInput = Parameters<Person['client']['notices']['preview']>[0]['texts']

/** Reads these documents at every width. */
async function checkDocuments(reader: Page, documents: readonly Previewed[], family: string): Promise<void> {
  for (const { name, html } of documents) {
    await reader.setContent(html)
    await addWideFamily(reader)
    await reader.evaluate((font) => {
      document.body.style.fontFamily = font
    }, family)
    for (const width of CHART_WIDTHS) {
      await reader.setViewportSize({ width, height: 900 })
      expect(await reader.evaluate(findTextOverlaps, NOTICE_CHART), `${name}, ${family}, ${width}`).toEqual([])
    }
    expect(await reader.locator('figure svg text').count(), name).toBeGreaterThan(3)
  }
  // a label that is moved is found
  await reader.locator('figure svg').evaluate((svg) => {
    const [one, another] = svg.querySelectorAll('text')
    for (const at of ['x', 'y', 'text-anchor']) one?.setAttribute(at, another?.getAttribute(at) ?? 'start')
  })
  expect(await reader.evaluate(findTextOverlaps, NOTICE_CHART)).not.toEqual([])
}

test.use({ demo: { opening: 0 } })

test('charts of notices, pies and bars, have no label on another or on a slice at any width', {
  tag: '@verify',
}, async ({ page, pair }) => {
  const documents = await previewAll(await addLead(pair.desk, 'hyouji'))
  const inJapanese = documents.filter(({ language }) => language === 'ja')
  await checkDocuments(page, inJapanese, TEST_FAMILY)
})

test('neither have they in English, or in wider letters', { tag: '@verify' }, async ({ page, pair }) => {
  const documents = await previewAll(await addLead(pair.desk, 'hyouji'))
  const inEnglish = documents.filter(({ language }) => language === 'en')
  await checkDocuments(page, inEnglish, TEST_FAMILY)
  await checkDocuments(page, documents, WIDE_FAMILY)
})
