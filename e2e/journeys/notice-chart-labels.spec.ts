import type { NoticeLine, NoticeView } from '@mimamori/contract/notices/notice-contract'
import { notices } from '@mimamori/copy/notices/ja'
import { template } from '@mimamori/copy/notices/template.en'
import { withEnglish } from '@mimamori/policy/notices/begin-notice-texts'
import { NOTICE_CHARTS } from '@mimamori/policy/notices/notice-model'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { addWideFamily, CHART_FAMILIES, CHART_WIDTHS } from './chart-fonts.ts'
import { expect, openSignedIn, test } from './journey-fixtures.ts'
import { callFromPage } from './month-steps.ts'
import { type ChartSelectors, findTextOverlaps } from './text-overlaps.ts'

/** The chart of a document, which is drawn by the desk before anybody knows the font. */
const NOTICE_CHART: ChartSelectors = {
  figure: 'figure',
  drawing: 'svg',
  shape: '.recharts-sector, .recharts-rectangle',
}
const MONTHS = 3

type Previewed = { readonly documents: NoticeView['documents'] }

/** What a notice would be published as with either chart, in both languages. */
async function previewOf(page: Page, { id: noticeId, month }: NoticeLine): Promise<{ name: string; html: string }[]> {
  const { texts } = await callFromPage<NoticeView>(page, '/notices/get', { noticeId })
  const all: { name: string; html: string }[] = []
  for (const chart of NOTICE_CHARTS) {
    const both = { ...withEnglish(texts, template), chart }
    const { documents } = await callFromPage<Previewed>(page, '/notices/preview', { noticeId, texts: both })
    for (const { language, html } of documents) all.push({ name: `${month} ${chart} ${language}`, html })
  }
  return all
}

test.use({ demo: { opening: 0 } })

test('charts of notices, pies and bars, have no label on another or on a slice, in either language, at any width and in any font', async ({
  page,
  pair,
  copy,
}) => {
  const lead = await addStaff(pair.desk, 'hyouji', 'lead', 'ja')
  await openSignedIn(page, copy, lead, { at: '/notices', there: notices.title })
  const { notices: lines } = await callFromPage<{ notices: NoticeLine[] }>(page, '/notices/list', {})
  const published = lines.filter(({ state }) => state === 'published').slice(0, MONTHS)
  const documents = (await Promise.all(published.map((line) => previewOf(page, line)))).flat()
  expect(documents).toHaveLength(MONTHS * NOTICE_CHARTS.length * 2)

  const reader = await page.context().newPage()
  for (const { name, html } of documents) {
    await reader.setContent(html)
    await addWideFamily(reader)
    for (const family of CHART_FAMILIES) {
      await reader.evaluate((font) => {
        document.body.style.fontFamily = font
      }, family)
      for (const width of CHART_WIDTHS) {
        await reader.setViewportSize({ width, height: 900 })
        expect(await reader.evaluate(findTextOverlaps, NOTICE_CHART), `${name}, ${family}, ${width}`).toEqual([])
      }
    }
    expect(await reader.locator('figure svg text').count(), name).toBeGreaterThan(3)
  }
  // a label that is moved is found
  await reader.locator('figure svg').evaluate((svg) => {
    const [one, another] = svg.querySelectorAll('text')
    for (const at of ['x', 'y', 'text-anchor']) one?.setAttribute(at, another?.getAttribute(at) ?? 'start')
  })
  expect(await reader.evaluate(findTextOverlaps, NOTICE_CHART)).not.toEqual([])
})
