import { breakdown } from '@mimamori/copy/breakdown/ja'
import { periods } from '@mimamori/copy/breakdown/periods.ja'
import { addPeriods, lastMonthOf, monthsOfPeriod, yearBefore } from '@mimamori/policy/breakdown/period'
import type { Page } from '@playwright/test'
import type { Person } from '../harness/desk-accounts.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { addLead, openAs, readDemoMonths } from './demo-months.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'

const { figures, cases, sources, month: monthName } = breakdown
const titleOf = (period: string) => breakdown.titleOf(periods.name(period))

const heading = (page: Page, period: string) =>
  page.getByRole('heading', { level: 1, name: titleOf(period), exact: true })

const bars = (page: Page) => page.getByRole('figure', { name: figures.category, exact: true })

/** What the bars of the categories add up to. */
const readTotal = (page: Page): Promise<number> =>
  bars(page)
    .locator('svg [data-n]')
    .evaluateAll((all) => all.reduce((sum, each) => sum + Number(each.getAttribute('data-n')), 0))

/** The jobs that some months counted, as the desk says of each. */
async function sumOfMonths({ client }: Person, months: readonly string[]): Promise<number> {
  const all = await Promise.all(months.map((period) => client.breakdown.period({ period, targetType: 'job' })))
  return all.reduce((sum, { tables }) => sum + (tables[0]?.figures.total ?? 0), 0)
}

/** Quarter and year by the keyboard, and the period before, with what its months add up to. */
async function walkPeriods(page: Page, rin: Person, quarter: string): Promise<void> {
  await waitForVisible(heading(page, quarter))
  await waitForVisible(bars(page).locator('a[data-n]').first())
  expect(await readTotal(page)).toBe(await sumOfMonths(rin, monthsOfPeriod(quarter)))
  await page.getByRole('button', { name: periods.earlierLabel(addPeriods(quarter, -1)) }).press('Enter')
  await waitForVisible(heading(page, addPeriods(quarter, -1)))
  await page.getByRole('button', { name: periods.laterLabel(quarter) }).press('Enter')
  await waitForVisible(heading(page, quarter))
  await page.getByRole('radio', { name: periods.kinds.quarter, exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  const year = quarter.slice(0, 4)
  await waitForVisible(heading(page, year))
  await expect.poll(() => readTotal(page)).toBe(await sumOfMonths(rin, monthsOfPeriod(year)))
  await page.keyboard.press('ArrowLeft')
  await waitForVisible(heading(page, quarter))
}

/** The same quarter of the year before beside it: in the address, and in the head of the table. */
async function compareWithLastYear(page: Page, { client }: Person, quarter: string): Promise<void> {
  await page.getByLabel(periods.compared.label).selectOption(yearBefore(quarter))
  await expect(page).toHaveURL(new RegExp(`with=${yearBefore(quarter)}`))
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).press('=')
  const table = bars(page).getByRole('table')
  await waitForVisible(table.getByRole('columnheader', { name: periods.compared.yearBefore.quarter }))
  const asked = { period: quarter, with: yearBefore(quarter), targetType: 'job' } as const
  const { tables } = await client.breakdown.period(asked)
  // the desk of the journey began after it
  expect(tables[0]?.before.recorded).toBe(false)
  await expect(table.locator('tfoot td').nth(2)).toHaveText(periods.noRecord)
}

/** A filter by the keyboard: it counts what it says, names itself in the list behind a bar, and goes as it came. */
async function filterBySource(page: Page, quarter: string, found: string[]): Promise<void> {
  const all = await readTotal(page)
  await page.getByRole('heading', { level: 1 }).press('l')
  const choice = page.locator('select[data-filter=source]')
  await expect(choice.locator('option[value=rule]')).toBeAttached()
  await choice.selectOption('rule')
  await expect(page).toHaveURL(/source=rule/)
  await waitForVisible(page.locator('[data-not-counted]'))
  await waitForVisible(bars(page).locator('svg a[data-n]').first())
  await checkAccessibility(page, 'breakdown, filters', found)
  const name = periods.filters.chip(periods.filters.fields.source, sources.rule)
  await expect(page.getByRole('list', { name: periods.filters.label })).toContainText(name)
  const total = await readTotal(page)
  const option = await choice.locator('option[value=rule]').textContent()
  expect(option).toBe(periods.filters.choice(sources.rule, total.toLocaleString('en')))
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(all)
  // Escape closes the form, and the filter stays
  await choice.press('Escape')
  await expect(page.getByRole('button', { name: periods.filters.open }).first()).toBeFocused()
  const point = bars(page).locator('svg a[data-n]').first()
  const n = await point.getAttribute('data-n')
  await point.press('Enter')
  await waitForVisible(page.locator(`[data-count="${n}"]`))
  await expect(page.getByText(name)).toBeVisible()
  await page.getByRole('button', { name: cases.back }).press('Enter')
  await waitForVisible(page.locator('[data-not-counted]'))
  // 13 months by the filter
  await page.goto(`${page.url()}&tab=trend`)
  await waitForVisible(page.getByRole('table').first())
  await expect(page.getByRole('rowheader', { name: monthName(lastMonthOf(quarter)) }).first()).toBeVisible()
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(/source=/)
}

test.use({ speaks: 'ja', demo: { opening: 0 } })

test('a lead goes from quarter to year, puts the year before beside it, filters it, and hands the address on', {
  tag: '@verify',
}, async ({ page, pair: { desk }, mouse }) => {
  const found: string[] = []
  const rin = await addLead(desk, 'rin')
  // one that is over, and the last of its year: to it leads the way back from the year
  const quarter = `${Number((await readDemoMonths(desk)).last.slice(0, 4)) - 1}-Q4`
  await openAs(page, rin.cookie, `/breakdown?period=${quarter}`, titleOf(quarter))
  await walkPeriods(page, rin, quarter)
  await compareWithLastYear(page, rin, quarter)
  await filterBySource(page, quarter, found)
  await page.goto('/breakdown?format=carrier-pigeon&with=2099')
  const ignored = [periods.parameters.with, periods.filters.fields.format]
  for (const each of ignored) await expect(page.getByRole('status').getByText(each)).toBeVisible()
  expect(found).toEqual([])
  expect(mouse).toEqual([])
})
