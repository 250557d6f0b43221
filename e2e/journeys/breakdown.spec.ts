import { readFileSync } from 'node:fs'
import { breakdown as words } from '@mimamori/copy/breakdown/ja'
import { periods } from '@mimamori/copy/breakdown/periods.ja'
import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import type { Locator, Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { demoAccount, signIn } from '../harness/desk-accounts.ts'
import { openScreen } from './accessibility-checks.ts'
import { openAs, readDemoMonths } from './demo-months.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'

/** narrower than a sheet, and wider: neither may show on paper */
const [NARROW, WIDE] = [800, 1440]
/** over for everybody, whenever this runs */
const SOME_MONTH = '2026-10'
const titleOf = (month: string) => words.titleOf(periods.name(month))

/** What a figure shows, by the keys of its points. */
async function readCounts(page: Page, title: string, kind: 'drawn' | 'table'): Promise<Record<string, number>> {
  const inside = page.getByRole('figure', { name: title }).locator(kind === 'drawn' ? 'svg' : 'table')
  const points = await inside
    .locator('[data-point]')
    .evaluateAll((all) =>
      all.map((each) => [each.getAttribute('data-point') ?? '', Number(each.getAttribute('data-n'))] as const),
    )
  const counts = points.map(([id, n]) => [id.replace(/ row$/, ''), n] as const)
  return Object.fromEntries(counts.filter(([id, n]) => n > 0 && !id.includes(' named ')))
}

/** The guideline of the demo changed twice in these months: what changed is said, and its month says so, drawn and in the table. */
async function expectChangesNamed(whole: Locator, last: string): Promise<void> {
  const { marks, mark, dayOnly, month } = words
  await expect(whole.locator('line.mark')).toHaveCount(2)
  await expect(whole.getByRole('heading', { name: marks }).locator('+ ul').getByRole('listitem')).toHaveCount(2)
  const day = `${addMonths(last, -7)}-01`
  await expect(whole.getByRole('rowheader', { name: month(day.slice(0, 7)) })).toContainText(mark(dayOnly(day)))
  await expect(whole.locator(`a[data-cell][aria-label*="${mark(dayOnly(day))}"]`).first()).toBeVisible()
}

/** 13 months, walked with the arrow keys: a cell opens its cases and is come back to, and the tables say the same. */
async function walkMonths(page: Page, last: string): Promise<void> {
  const { figures, cases } = words
  await page.goto(`/breakdown?period=${last}&tab=trend`)
  const whole = page.getByRole('figure', { name: figures.composition })
  await waitForVisible(whole.locator('a[data-cell]').first())
  // one stop of the tab key in all of it
  await expect(whole.locator('a[data-cell][tabindex="0"]')).toHaveCount(1)
  await whole.locator('a[data-cell][tabindex="0"]').focus()
  await page.keyboard.press('ArrowLeft')
  const focused = whole.locator('a[data-cell]:focus')
  const [id, n] = [await focused.getAttribute('data-point'), await focused.getAttribute('data-n')]
  expect(id).toContain(addMonths(last, -1))
  await page.keyboard.press('Enter')
  await waitForVisible(page.locator(`[data-count="${n}"]`))
  await page.getByRole('button', { name: cases.back }).press('Enter')
  await expect(whole.locator(`[data-point="${id}"]`)).toBeFocused()
  await page.keyboard.press('=')
  await expectChangesNamed(whole, last)
  for (const title of [figures.composition, figures.multiples]) {
    const drawn = await readCounts(page, title, 'drawn')
    expect(new Set(Object.keys(drawn).map((each) => each.slice(0, 7))).size, title).toBe(13)
    expect(await readCounts(page, title, 'table'), title).toEqual(drawn)
  }
}

const A4_LANDSCAPE = /\/MediaBox ?\[ ?0 0 84[12][\d.]* 59[45][\d.]* ?\]/
/** with tables every figure has a sheet of its own */
const MAX_SHEETS = 9

/** Letters and digits alone, as fonts keep them apart: of dashes and dots they draw several alike. */
const withoutBlanks = (words: string) => words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/** What the figures of the screen say: their titles, captions, and rows of their tables. */
const readFigureTexts = (page: Page): Promise<string[]> =>
  page.locator('.figure').evaluateAll((all) =>
    all.flatMap((figure) => {
      const rows = [...figure.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '')
      const words = [...figure.querySelectorAll('h2, [data-message]')].map((each) => each.textContent ?? '')
      return figure.checkVisibility() ? [...words, ...rows] : []
    }),
  )

/** On paper: a few sheets on their side, none of them empty, with all the figures say and nothing to press. */
async function checkPrintout(page: Page): Promise<void> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1')).toMatch(A4_LANDSCAPE)
  const { text: sheets } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  expect(sheets.length).toBeGreaterThan(1)
  expect(sheets.length).toBeLessThanOrEqual(MAX_SHEETS)
  expect(sheets.filter((sheet) => withoutBlanks(sheet) === '')).toEqual([])
  await page.emulateMedia({ media: 'print' })
  const figureTexts = await readFigureTexts(page)
  expect(figureTexts.length).toBeGreaterThan(4)
  const printed = sheets.map(withoutBlanks).join('\n')
  expect(figureTexts.filter((words) => !printed.includes(withoutBlanks(words)))).toEqual([])
  await expect(page.locator('figure svg.recharts-surface').first()).toBeVisible()
  await expect(page.locator('#screen').getByRole('button', { name: words.print })).toBeHidden()
  await page.emulateMedia({ media: null })
}

/** What the page hands to the browser when this is pressed. */
async function readDownload(page: Page, name: string): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().press('Enter'),
  ])
  return { name: download.suggestedFilename(), content: readFileSync(await download.path(), 'utf8') }
}

/** The figures as a file, and a chart as a picture that needs nothing of the page. */
async function checkDownloads(page: Page, last: string): Promise<void> {
  const title = words.figures.category
  const drawn = Object.values(await readCounts(page, title, 'drawn'))
  const csv = await readDownload(page, words.export)
  expect(csv.name).toBe(`breakdown-${last}.csv`)
  expect(csv.content.startsWith('\ufeffperiod,')).toBe(true)
  const [head = '', ...lines] = csv.content.slice(1).split('\r\n')
  const at = head.split(',').indexOf('count')
  const categories = lines.filter((line) => line.startsWith(last) && line.includes(',job,category,'))
  expect(categories.map((line) => Number(line.split(',')[at])).filter((n) => n > 0)).toEqual(drawn)
  const svg = await readDownload(page, words.svg(title))
  expect(svg.name).toBe(`breakdown-${last}-job-category.svg`)
  expect(svg.content).toContain(title)
  expect(svg.content).not.toMatch(/var\(|oklch|href|class=/)
  const png = await readDownload(page, words.png(title))
  expect(png.content.slice(1, 4)).toBe('PNG')
}

test.describe('the breakdown of a desk with a past', () => {
  test.use({ demo: { opening: 0 } })

  test('a lead opens a month, looks at the cases of a bar and comes back to it, compares it with the month before, reads the same in tables, and walks 13 months', {
    tag: '@verify',
  }, async ({ page, pair, mouse }) => {
    // a desk with a past takes its time to begin
    const { figures, cases } = words
    const { last } = await readDemoMonths(pair.desk)
    const { cookie } = await signIn(pair.desk.url, demoAccount('tanaka'))
    await openAs(page, cookie, `/breakdown?period=${last}`, titleOf(last))
    const bars = page.getByRole('figure', { name: figures.category })
    const point = bars.locator('a[data-n]').first()
    await waitForVisible(point)
    const [id, n] = [await point.getAttribute('data-point'), Number(await point.getAttribute('data-n'))]
    expect(n).toBeGreaterThan(0)
    await point.press('Enter')
    await waitForVisible(page.locator(`[data-count="${n}"]`))
    await expect(page.locator('[data-case]')).toHaveCount(Math.min(n, 50))
    await page.getByRole('button', { name: cases.back }).press('Enter')
    await expect(bars.locator(`[data-point="${id}"]`)).toBeFocused()
    await page.keyboard.press('=')
    await waitForVisible(bars.getByRole('table'))
    await checkDownloads(page, last)
    await checkPrintout(page)
    await bars.locator(`[data-point="${id}"]`).focus()
    await page.keyboard.press('=')
    await page.keyboard.press('=')
    await expect(bars.locator(`[data-point="${id}"]`)).toBeFocused()
    expect(page.url()).toContain('table=true')
    for (const title of [figures.category, figures.share, figures.source, figures.taken, figures.format]) {
      const drawn = await readCounts(page, title, 'drawn')
      expect(Object.keys(drawn).length, title).toBeGreaterThan(0)
      expect(await readCounts(page, title, 'table'), title).toEqual(drawn)
    }
    const before = Object.entries(await readCounts(page, figures.category, 'drawn'))
    const marked = await bars.locator('tbody tr td:nth-child(4)').allTextContents()
    await page.getByRole('button', { name: periods.earlierLabel(addMonths(last, -1)) }).press('Enter')
    await waitForVisible(page.getByRole('heading', { level: 1, name: titleOf(addMonths(last, -1)) }))
    await expect
      .poll(async () => Object.keys(await readCounts(page, figures.category, 'drawn')).join() || last)
      .not.toContain(last)
    const earlier = Object.values(await readCounts(page, figures.category, 'drawn'))
    // last month's marks are what last month itself shows
    expect(
      marked
        .map(Number)
        .filter((each) => each > 0)
        .sort(),
    ).toEqual(earlier.sort())
    expect(before.length).toBeGreaterThan(0)
    await walkMonths(page, last)
    expect(mouse).toEqual([])
  })
})

test.describe('13 months on paper', { tag: '@verify' }, () => {
  test.use({ demo: { opening: 0 } })

  test('are the same from a narrow window and from a wide one, drawn and in tables', async ({ page, pair }) => {
    const { last } = await readDemoMonths(pair.desk)
    const { cookie } = await signIn(pair.desk.url, demoAccount('tanaka'))
    await openAs(page, cookie, `/breakdown?period=${last}&tab=trend`, titleOf(last))
    await waitForVisible(page.getByRole('figure', { name: words.figures.composition }).locator('a[data-cell]').first())
    await page.setViewportSize({ width: NARROW, height: 900 })
    await checkPrintout(page)
    await page.setViewportSize({ width: WIDE, height: 900 })
    await page.keyboard.press('=')
    await checkPrintout(page)
  })
})

test.describe('whoever may not see it', () => {
  test.use({ speaks: 'ja' })
  test('is told who may', { tag: '@verify' }, async ({ page, me, copy }) => {
    await openAs(page, me.cookie, `/breakdown?period=${SOME_MONTH}`, words.notPermitted)
    for (const address of ['/breakdown/close', '/coverage', '/incidents', '/admin/people']) {
      await openScreen(page, address)
      await waitForVisible(page.getByRole('heading', { level: 1, name: copy.shell.notPermitted }))
      await expect(page).toHaveTitle(new RegExp(copy.shell.notPermitted))
    }
    await page.getByRole('button', { name: copy.shell.screens }).press('Enter')
    await waitForVisible(page.getByRole('navigation', { name: copy.shell.screens }).getByRole('link').first())
    await expect(page.getByRole('link', { name: words.title })).toHaveCount(0)
  })
})
