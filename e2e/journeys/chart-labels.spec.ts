import type { BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { SOURCES } from '@mimamori/policy/breakdown/case-source-rules'
import { periodWith, yearBefore } from '@mimamori/policy/breakdown/period'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { addWideFamily, CHART_WIDTHS, TEST_FAMILY, WIDE_FAMILY } from './chart-fonts.ts'
import { readDemoMonths } from './demo-months.ts'
import { expect, interceptRequests, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'
import { areChartsDrawn, BREAKDOWN_CHARTS, countChartTexts, findTextOverlaps, moveOneLabel } from './text-overlaps.ts'

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

type View = { readonly search: string; readonly texts: number; readonly prepare?: (page: Page) => Promise<void> }

/** Every view that has charts, by its address, and how many of their texts there are at least. */
function viewsOf(month: string): View[] {
  const quarter = periodWith(month, 'quarter')
  return [
    { search: `period=${month}`, texts: 50 },
    { search: `period=${month}&tab=trend`, texts: 120 },
    { search: `period=${month}&tab=trend`, texts: 120, prepare: showOutliers },
    { search: `period=${quarter}&with=${yearBefore(quarter)}`, texts: 50 },
    { search: `period=${quarter.slice(0, 4)}`, texts: 50 },
    { search: `period=${month}&source=rule`, texts: 30 },
    { search: `period=${month}&source=rule&tab=trend`, texts: 60 },
    { search: `period=${month}&targetType=message`, texts: 10 },
    { search: `period=${month}&targetType=message&tab=trend`, texts: 60 },
  ]
}

/** Draws every chart with this family, as wide as this. */
async function drawAt(page: Page, family: string, width: number): Promise<void> {
  await page.evaluate((name) => document.documentElement.style.setProperty('--font-sans', name), family)
  await page.setViewportSize({ width, height: 900 })
  await page.waitForFunction(areChartsDrawn)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Looks at every view at every width, in these families. */
async function checkViews(page: Page, views: readonly View[], families: readonly string[]): Promise<void> {
  for (const { search, texts, prepare } of views) {
    await prepare?.(page)
    await page.goto(`/breakdown?${search}`)
    await waitForVisible(page.locator('figure svg.recharts-surface').first())
    await addWideFamily(page)
    for (const family of families) {
      for (const width of CHART_WIDTHS) {
        await drawAt(page, family, width)
        const found = await page.evaluate(findTextOverlaps, BREAKDOWN_CHARTS)
        expect(found, `${search}, ${family}, ${width}`).toEqual([])
        expect(await page.evaluate(countChartTexts), `${search}, ${family}, ${width}`).toBeGreaterThan(texts)
      }
    }
    await page.unrouteAll({ behavior: 'wait' })
  }
  // a label that is moved is found
  await page.evaluate(moveOneLabel)
  expect(await page.evaluate(findTextOverlaps, BREAKDOWN_CHARTS)).not.toEqual([])
}

for (const speaks of ['ja', 'en'] as const)
  test.describe(`charts in ${speaks}`, () => {
    test.use({ speaks, demo: { opening: 0 } })

    test('have no text on another or on a bar, and none is cut off, at any width in either family', {
      tag: '@verify',
    }, async ({ page, pair, copy }) => {
      test.setTimeout(300_000)
      await openSignedIn(page, copy, await addStaff(pair.desk, 'hyouji', 'lead', speaks))
      await checkViews(page, viewsOf((await readDemoMonths(pair.desk)).last), [TEST_FAMILY, WIDE_FAMILY])
    })
  })
