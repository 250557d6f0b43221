import { breakdown as en } from '@mimamori/copy/breakdown/en'
import { breakdown as ja } from '@mimamori/copy/breakdown/ja'
import type { BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { SOURCES } from '@mimamori/policy/breakdown/case-source-rules'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, interceptRequests, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'
import { areChartsDrawn, BREAKDOWN_CHARTS, countChartTexts, findTextOverlaps, moveOneLabel } from './text-overlaps.ts'

const WORDS = { ja, en }
const WIDTHS = [390, 1024, 1440, 1920] as const
/** The family the tests draw with, and one whose letters are a sixth wider, as DejaVu Sans has them. */
const FAMILIES = ['"Noto Sans JP"', '"Wide Sans"'] as const
const LAST_MONTH = addMonths(monthOf(new Date().toISOString()), -1)

/** Answers of the desk with a month that stands out, one with few cases and one with none. */
async function showOutliers(page: Page): Promise<void> {
  await interceptRequests(page, '**/breakdown/trend', async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { json: BreakdownTrend }
    const times = new Map([
      [4, 37],
      [5, 41],
      [8, 0.1],
      [9, 0],
    ])
    for (const [index, by] of times) {
      for (const table of answer.json.months[index]?.tables ?? []) {
        for (const category of CATEGORIES) table.category[category] = Math.round(table.category[category] * by)
        table.total = CATEGORIES.reduce((sum, category) => sum + table.category[category], 0)
        for (const source of SOURCES) table.opened[source] = Math.round(table.opened[source] * by)
        table.backlog = { ...table.backlog, n: 31 * by, thisMonth: 17 * by, lastMonth: 9 * by, earlier: 5 * by }
        table.decided = Math.round(table.decided * by)
      }
    }
    await route.fulfill({ response, json: answer })
  })
}

/** Every view that has charts, and how many of their texts there are at least. */
const VIEWS = [
  { view: 'a month', search: '', texts: 50, widths: WIDTHS },
  { view: 'trends', search: '&tab=trend', texts: 120, widths: WIDTHS },
  { view: 'trends with outliers', search: '&tab=trend', texts: 120, widths: [390, 1440], prepare: showOutliers },
] as const

/** Adds the wide family: the same letters, larger within the same size. */
const addWideFamily = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const weight of ['400', '600']) {
      const face = weight === '400' ? 'Regular' : 'SemiBold'
      const source = `local("Noto Sans JP ${face}"), local("NotoSansJP-${face}"), local("Noto Sans JP")`
      // the types do not know it yet
      const descriptors = { weight, sizeAdjust: '116%' } as FontFaceDescriptors
      document.fonts.add(await new FontFace('Wide Sans', source, descriptors).load())
    }
  })

/** Draws every chart with this family, as wide as this. */
async function drawAt(page: Page, family: string, width: number): Promise<void> {
  await page.evaluate((name) => document.documentElement.style.setProperty('--font-sans', name), family)
  await page.setViewportSize({ width, height: 900 })
  await page.waitForFunction(areChartsDrawn)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`charts in ${speaks}`, () => {
    test.use({ speaks, demo: { opening: 0 } })

    test('have no text on another or on a bar, and none is cut off, at any width and in any font', async ({
      page,
      pair,
      copy,
    }) => {
      const lead = await addStaff(pair.desk, 'hyouji', 'lead', speaks)
      await openSignedIn(page, copy, lead)
      for (const { view, search, texts, widths, ...more } of VIEWS) {
        if ('prepare' in more) await more.prepare(page)
        await page.goto(`/breakdown?period=${LAST_MONTH}${search}`)
        await waitForVisible(
          page.getByRole('heading', { level: 1, name: WORDS[speaks].titleOf(WORDS[speaks].month(LAST_MONTH)) }),
        )
        await waitForVisible(page.locator('figure svg.recharts-surface').first())
        await addWideFamily(page)
        for (const family of FAMILIES) {
          for (const width of widths) {
            await drawAt(page, family, width)
            const found = await page.evaluate(findTextOverlaps, BREAKDOWN_CHARTS)
            expect(found, `${view}, ${family}, ${width}`).toEqual([])
            expect(await page.evaluate(countChartTexts), `${view}, ${family}, ${width}`).toBeGreaterThan(texts)
          }
        }
      }
      // a label that is moved is found
      await page.evaluate(moveOneLabel)
      expect(await page.evaluate(findTextOverlaps, BREAKDOWN_CHARTS)).not.toEqual([])
    })
  })
}
