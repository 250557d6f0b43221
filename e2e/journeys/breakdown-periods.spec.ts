import { breakdown as enWords } from '@mimamori/copy/breakdown/en'
import { breakdown as jaWords } from '@mimamori/copy/breakdown/ja'
import { periods as enPeriods } from '@mimamori/copy/breakdown/periods.en'
import { periods as jaPeriods } from '@mimamori/copy/breakdown/periods.ja'
import type { BreakdownPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { addPeriods, monthsOfPeriod, periodWith, yearBefore } from '@mimamori/policy/breakdown/period'
import type { Page } from '@playwright/test'
import { addStaff, signIn } from '../harness/desk-accounts.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'
import { callFromPage } from './month-steps.ts'

const WORDS = { ja: { ...jaWords, periods: jaPeriods }, en: { ...enWords, periods: enPeriods } }
type Words = (typeof WORDS)['ja' | 'en']
const LAST_MONTH = addMonths(monthOf(new Date().toISOString()), -1)
const QUARTER = periodWith(LAST_MONTH, 'quarter')

const heading = (page: Page, { titleOf, periods }: Words, period: string) =>
  page.getByRole('heading', { level: 1, name: titleOf(periods.name(period)), exact: true })

const bars = (page: Page, { figures }: Words) => page.getByRole('figure', { name: figures.category, exact: true })

/** What the bars of the categories add up to. */
const readTotal = (page: Page, words: Words): Promise<number> =>
  bars(page, words)
    .locator('svg [data-n]')
    .evaluateAll((all) => all.reduce((sum, each) => sum + Number(each.getAttribute('data-n')), 0))

/** The jobs that some months counted, as the desk says of each. */
async function sumOfMonths(page: Page, months: readonly string[]): Promise<number> {
  let sum = 0
  for (const period of months) {
    const { tables } = await callFromPage<BreakdownPeriod>(page, '/breakdown/period', { period, targetType: 'job' })
    sum += tables[0]?.figures.total ?? 0
  }
  return sum
}

/** Quarter and year by the keyboard, and the period before, with what its months add up to. */
async function walkPeriods(page: Page, words: Words): Promise<void> {
  const { periods } = words
  await waitForVisible(heading(page, words, QUARTER))
  await waitForVisible(bars(page, words).locator('a[data-n]').first())
  expect(await readTotal(page, words)).toBe(await sumOfMonths(page, monthsOfPeriod(QUARTER)))
  await page.getByRole('button', { name: periods.earlierLabel(addPeriods(QUARTER, -1)) }).press('Enter')
  await waitForVisible(heading(page, words, addPeriods(QUARTER, -1)))
  await page.getByRole('button', { name: periods.laterLabel(QUARTER) }).press('Enter')
  await waitForVisible(heading(page, words, QUARTER))
  await page.getByRole('radio', { name: periods.kinds.quarter, exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  const year = LAST_MONTH.slice(0, 4)
  await waitForVisible(heading(page, words, year))
  await expect.poll(() => readTotal(page, words)).toBe(await sumOfMonths(page, monthsOfPeriod(year)))
  await page.keyboard.press('ArrowLeft')
  await waitForVisible(heading(page, words, QUARTER))
}

/** The same quarter of the year before beside it: in the address, and in the head of the table. */
async function compareWithLastYear(page: Page, words: Words): Promise<void> {
  const { periods } = words
  await page.getByLabel(periods.compared.label).selectOption(yearBefore(QUARTER))
  await expect(page).toHaveURL(new RegExp(`with=${yearBefore(QUARTER)}`))
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).press('=')
  const table = bars(page, words).getByRole('table')
  await waitForVisible(table.getByRole('columnheader', { name: periods.compared.yearBefore.quarter }))
  // while the quarter runs, of the same days
  const asked = { period: QUARTER, with: yearBefore(QUARTER), targetType: 'job' }
  const { tables } = await callFromPage<BreakdownPeriod>(page, '/breakdown/period', asked)
  await expect(table.locator('tfoot td').nth(2)).toHaveText((tables[0]?.before.total ?? 0).toLocaleString('en'))
}

/** A filter by the keyboard: it counts what it says, names itself in the list behind a bar, and goes as it came. */
async function filterBySource(page: Page, words: Words, found: string[]): Promise<void> {
  const { periods, cases } = words
  const all = await readTotal(page, words)
  await page.getByRole('heading', { level: 1 }).press('l')
  const choice = page.locator('select[data-filter=source]')
  await expect(choice.locator('option[value=rule]')).toBeAttached()
  await choice.selectOption('rule')
  await expect(page).toHaveURL(/source=rule/)
  await waitForVisible(page.locator('[data-not-counted]'))
  await waitForVisible(bars(page, words).locator('svg a[data-n]').first())
  await checkAccessibility(page, 'breakdown, filters', found)
  const name = periods.filters.chip(periods.filters.fields.source, words.sources.rule)
  await expect(page.getByRole('list', { name: periods.filters.label })).toContainText(name)
  const total = await readTotal(page, words)
  const option = await choice.locator('option[value=rule]').textContent()
  expect(option).toBe(periods.filters.choice(words.sources.rule, total.toLocaleString('en')))
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(all)
  // Escape closes the form, and the filter stays
  await choice.press('Escape')
  await expect(page.getByRole('button', { name: periods.filters.open }).first()).toBeFocused()
  const point = bars(page, words).locator('svg a[data-n]').first()
  const n = await point.getAttribute('data-n')
  await point.press('Enter')
  await waitForVisible(page.locator(`[data-count="${n}"]`))
  await expect(page.getByText(name)).toBeVisible()
  await page.getByRole('button', { name: cases.back }).press('Enter')
  await waitForVisible(page.locator('[data-not-counted]'))
  // 13 months by the filter
  await page.goto(`${page.url()}&tab=trend`)
  await waitForVisible(page.getByRole('table').first())
  await expect(page.getByRole('rowheader', { name: words.month(LAST_MONTH) }).first()).toBeVisible()
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(/source=/)
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`periods of the breakdown, ${speaks}`, () => {
    test.use({ speaks, demo: { opening: 0 } })

    test('a lead goes from quarter to year, puts the year before beside it, filters it, and hands the address on', async ({
      page,
      pair,
      mouse,
    }) => {
      const words = WORDS[speaks]
      const found: string[] = []
      const { cookie } = await signIn(pair.desk.url, await addStaff(pair.desk, 'rin', 'lead', speaks))
      const [name = '', value = ''] = cookie.split('=')
      await page.context().addCookies([{ name, value, url: 'https://127.0.0.1' }])
      await page.goto(`/breakdown?period=${QUARTER}`)
      await walkPeriods(page, words)
      await compareWithLastYear(page, words)
      await filterBySource(page, words, found)
      await page.goto('/breakdown?format=carrier-pigeon&with=2099')
      const ignored = [words.periods.parameters.with, words.periods.filters.fields.format]
      for (const each of ignored) await expect(page.getByRole('status').getByText(each)).toBeVisible()
      expect(found).toEqual([])
      expect(mouse).toEqual([])
    })
  })
}
