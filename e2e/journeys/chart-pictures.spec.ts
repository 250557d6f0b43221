import { readFileSync } from 'node:fs'
import { charts as chartsEn } from '@mimamori/copy/breakdown/charts.en'
import { charts as chartsJa } from '@mimamori/copy/breakdown/charts.ja'
import { breakdown as en } from '@mimamori/copy/breakdown/en'
import { figureHead as headEn } from '@mimamori/copy/breakdown/figure-head.en'
import { figureHead as headJa } from '@mimamori/copy/breakdown/figure-head.ja'
import { breakdown as ja } from '@mimamori/copy/breakdown/ja'
import { instants as instantsEn } from '@mimamori/copy/instants/en'
import { instants as instantsJa } from '@mimamori/copy/instants/ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

const WORDS = {
  ja: { ...ja, charts: chartsJa, head: headJa, instants: instantsJa },
  en: { ...en, charts: chartsEn, head: headEn, instants: instantsEn },
}
const MONTH = addMonths(monthOf(new Date().toISOString()), -1)

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

/** The words of every sheet on paper. */
async function readSheets(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false })
  return text.map(lettersOf)
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`pictures in ${speaks}`, () => {
    test.use({ speaks, demo: { opening: 0 } })

    test('say of what they are, from when and whether it is closed, in files and on every sheet', async ({
      page,
      pair,
      copy,
    }) => {
      const words = WORDS[speaks]
      const { figures, head, charts } = words
      await openSignedIn(page, copy, await addStaff(pair.desk, 'hyouji', 'lead', speaks))
      await page.goto(`/breakdown?period=${MONTH}`)
      await waitForVisible(
        page.getByRole('figure', { name: figures.category, exact: true }).locator('svg.recharts-surface'),
      )
      // whether it is closed is asked for by itself
      await expect.poll(() => sheetHead(page)).toContain(head.notClosed)
      const made = head.made(words.instants.day(new Date().toISOString()))
      const picture = (await readPicture(page, words.svg(figures.category))).join('')
      for (const part of [
        figures.category,
        words.month(MONTH),
        head.target(copy.words.targets.job),
        head.notClosed,
        made,
      ])
        expect(picture.replace(/\s/g, '')).toContain(part.replace(/\s/g, ''))
      expect(picture).toContain(head.unit(head.units.job).replace(/\s/g, speaks === 'ja' ? '' : ' '))
      await page.goto(`/breakdown?period=${MONTH}&tab=trend`)
      await waitForVisible(page.getByRole('figure', { name: charts.rate, exact: true }).locator('svg.recharts-surface'))
      const trend = (await readPicture(page, words.svg(charts.rate))).join('')
      const span = head.span(addMonths(MONTH, -12), MONTH)
      for (const part of [charts.rate, span, head.unit(head.units.share), made, charts.rateNote])
        expect(trend.replace(/\s/g, '')).toContain(part.replace(/\s/g, ''))
      const sheets = await readSheets(page)
      expect(sheets.length).toBeGreaterThan(1)
      for (const part of [span, made]) {
        const printed = lettersOf(part)
        expect(sheets.filter((sheet) => !sheet.includes(printed))).toEqual([])
      }
    })
  })
}
