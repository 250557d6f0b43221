import { readFileSync } from 'node:fs'
import { breakdown as enWords } from '@mimamori/copy/breakdown/en'
import { breakdown as jaWords } from '@mimamori/copy/breakdown/ja'
import { lists as enLists } from '@mimamori/copy/breakdown/lists.en'
import { lists as jaLists } from '@mimamori/copy/breakdown/lists.ja'
import { trendNotes as enNotes } from '@mimamori/copy/breakdown/notes.en'
import { trendNotes as jaNotes } from '@mimamori/copy/breakdown/notes.ja'
import { addMonths, dayOf, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { caseTitle, expect, pressTabTo, test, waitForVisible } from './journey-fixtures.ts'

const NOW = new Date().toISOString()
const LAST_MONTH = addMonths(monthOf(NOW), -1)
const WORDS = {
  ja: { breakdown: jaWords, lists: jaLists, notes: jaNotes },
  en: { breakdown: enWords, lists: enLists, notes: enNotes },
}
type Words = (typeof WORDS)['ja']
const TEXT = '検出ルールを2つ追加しました'

const caseNumbers = async (page: Page): Promise<string[]> =>
  (await page.locator('[data-row]').allTextContents()).map((text) => text.replace('#', ''))

/** The list behind the most frequent measure: sorted by a column's name, opened by a key and come back to, and taken away as it is. */
async function checkList(page: Page, { breakdown, lists }: Words): Promise<void> {
  await page.goto(`/breakdown?period=${LAST_MONTH}`)
  const bars = page.getByRole('figure', { name: breakdown.figures.taken })
  const bar = bars.locator('a[data-n]').first()
  await waitForVisible(bar)
  await expect(bars).toContainText(lists.takenNote)
  await expect(page.getByRole('figure', { name: lists.measureOf.job })).toContainText(lists.measureNote)
  const [id, n] = [await bar.getAttribute('data-point'), Number(await bar.getAttribute('data-n'))]
  await bar.press('Enter')
  await waitForVisible(page.locator(`[data-count="${n}"]`))
  await expect(page.locator('[data-case]')).toHaveCount(n)
  const newest = await caseNumbers(page)

  const head = page.getByRole('columnheader', { name: breakdown.cases.columns.case })
  await pressTabTo(page, head.getByRole('button'))
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  const rising = [...newest].sort((one, other) => Number(one) - Number(other))
  await expect.poll(() => caseNumbers(page)).toEqual(rising)
  await page.reload()
  await expect.poll(() => caseNumbers(page)).toEqual(rising)
  await expect(head).toHaveAttribute('aria-sort', 'ascending')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: lists.export }).press('Enter'),
  ])
  const content = readFileSync(await download.path(), 'utf8')
  expect(content.startsWith('\ufeffperiod,')).toBe(true)
  expect(content).toContain(',dimension,key,measure_id,measure,taken_at,case_number,')
  const [columns, ...exported] = content
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
  expect(exported.map((cells) => cells[columns?.indexOf('case_number') ?? -1])).toEqual(rising)

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  const row = page.locator('[data-row]').nth(1)
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/review\//)
  await waitForVisible(caseTitle(page))
  await page.goBack()
  await expect(row).toBeFocused()
  await expect.poll(() => caseNumbers(page)).toEqual(rising)
  await page.getByRole('button', { name: breakdown.cases.back }).press('Enter')
  await waitForVisible(bars.locator(`[data-point="${id}"]`))
}

/** A note on today: written by the keyboard, marked in the charts and their tables, removed, and put back. */
async function checkNotes(page: Page, { breakdown, notes }: Words): Promise<void> {
  await page.goto(`/breakdown?period=${monthOf(NOW)}&tab=trend`)
  const list = page.getByRole('region', { name: notes.title })
  await waitForVisible(list.getByText(notes.none))
  await list.getByRole('button', { name: notes.add }).press('Enter')
  const dialog = page.getByRole('dialog', { name: notes.dialog })
  await waitForVisible(dialog.getByLabel(notes.text))
  await expect(dialog).toContainText(notes.hint)
  await dialog.getByRole('button', { name: notes.save }).press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText(notes.textNeeded)
  await pressTabTo(page, dialog.getByLabel(notes.text))
  await page.keyboard.insertText(TEXT)
  await pressTabTo(page, dialog.getByRole('button', { name: notes.save }))
  await page.keyboard.press('Enter')
  const line = list.locator('[data-note="1"]')
  await expect(line).toContainText(TEXT)
  await expect(line).toContainText(notes.dated(dayOf(NOW)))
  await expect(line.locator('[lang=ja]')).toHaveText(TEXT)
  const marks = page.locator('figure [data-note-mark="1"]')
  await expect(marks.first()).toBeVisible()
  expect(await marks.count()).toBeGreaterThan(3)

  await page.getByRole('button', { name: breakdown.asTable }).press('Enter')
  const whole = page.getByRole('figure', { name: breakdown.figures.composition })
  await expect(whole.getByRole('row', { name: breakdown.month(monthOf(NOW)) })).toContainText(notes.mark('1'))
  await page.emulateMedia({ media: 'print' })
  await expect(line).toBeVisible()
  await expect(list.getByRole('button')).toHaveCount(0)
  await page.emulateMedia({ media: null })

  await line.getByRole('button').press('Enter')
  await expect(marks).toHaveCount(0)
  await waitForVisible(list.getByText(notes.none))
  await list.getByRole('button', { name: notes.putBack }).press('Enter')
  await expect(line).toContainText(TEXT)
  await expect(marks.first()).toBeVisible()
  // what was put back is there for whoever comes later
  await page.reload()
  await expect(line).toContainText(TEXT)
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`the lists of a desk with a past, in ${speaks}`, () => {
    test.use({ demo: { opening: 0 }, speaks })

    test('a lead sorts what is behind a bar, opens a case and comes back, takes the list away, and notes something on a day', async ({
      page,
      pair,
      mouse,
    }) => {
      const { cookie } = await addStaff(pair.desk, 'rin', 'lead', speaks)
      const [name = '', value = ''] = (cookie ?? '').split('=')
      await page.context().addCookies([{ name, value, url: 'https://127.0.0.1' }])
      await checkList(page, WORDS[speaks])
      await checkNotes(page, WORDS[speaks])
      expect(mouse).toEqual([])
    })
  })
}
