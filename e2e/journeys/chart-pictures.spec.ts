import { readFileSync } from 'node:fs'
import { charts } from '@mimamori/copy/breakdown/charts.en'
import { breakdown } from '@mimamori/copy/breakdown/en'
import { figureHead as head } from '@mimamori/copy/breakdown/figure-head.en'
import { instants } from '@mimamori/copy/instants/en'
import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { addStaff } from '../harness/desk-accounts.ts'
import { openAs, readDemoMonths } from './demo-months.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'

/** The words of a chart that is saved as SVG, line by line. */
async function readPicture(page: Page, button: string): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).press('Enter'),
  ])
  const svg = readFileSync(await download.path(), 'utf8')
  // nothing of the page is needed to show it
  expect(svg).not.toMatch(/var\(|oklch|href|class=/)
  return [...svg.matchAll(/<text[^>]*>(?:<tspan[^>]*>)?([^<]+)/g)].map(([, words = '']) => words)
}

/** What every sheet says at its head. */
const sheetHead = (page: Page): Promise<string> =>
  page.evaluate(() => document.documentElement.style.getPropertyValue('--sheet-head'))

/** Letters and digits alone: of dashes and dots fonts draw several alike. */
const lettersOf = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
const withoutBlanks = (words: string): string => words.replace(/\s/g, '')

/** The words of every sheet on paper. */
async function readSheets(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text.map(lettersOf)
}

const made = (): string => head.made(instants.day(new Date().toISOString()))

test.use({ speaks: 'en', demo: { opening: 0 } })

test('pictures say of what they are, from when and whether it is closed, in files and on every sheet', {
  tag: '@verify',
}, async ({ page, pair: { desk }, copy }) => {
  const { last: month } = await readDemoMonths(desk)
  const { figures } = breakdown
  const lead = await addStaff(desk, 'hyouji', 'lead', 'en')
  const begun = made()
  await openAs(page, lead.cookie, `/breakdown?period=${month}`, breakdown.titleOf(breakdown.month(month)))
  await waitForVisible(
    page.getByRole('figure', { name: figures.category, exact: true }).locator('svg.recharts-surface'),
  )
  // whether it is closed is asked for by itself
  await expect.poll(() => sheetHead(page)).toContain(head.notClosed)
  const picture = (await readPicture(page, breakdown.svg(figures.category))).join('')
  const parts = [figures.category, breakdown.month(month), head.target(copy.words.targets.job), head.notClosed]
  for (const part of parts) expect(withoutBlanks(picture)).toContain(withoutBlanks(part))
  expect(picture).toContain(head.unit(head.units.job))

  await page.goto(`/breakdown?period=${month}&tab=trend`)
  await waitForVisible(page.getByRole('figure', { name: charts.rate, exact: true }).locator('svg.recharts-surface'))
  const trend = (await readPicture(page, breakdown.svg(charts.rate))).join('')
  const span = head.span(addMonths(month, -12), month)
  for (const part of [charts.rate, span, head.unit(head.units.share), charts.rateNote])
    expect(withoutBlanks(trend)).toContain(withoutBlanks(part))
  const sheets = await readSheets(page)
  expect(sheets.length).toBeGreaterThan(1)
  expect(sheets.filter((sheet) => !sheet.includes(lettersOf(span)))).toEqual([])
  // the day they were made on, which may end meanwhile
  const days = [begun, made()]
  for (const words of [picture, trend, ...sheets])
    expect(days.some((day) => lettersOf(words).includes(lettersOf(day)))).toBe(true)
})
