import { readFileSync } from 'node:fs'
import { breakdown } from '@mimamori/copy/breakdown/en'
import { lists } from '@mimamori/copy/breakdown/lists.en'
import { trendNotes as notes } from '@mimamori/copy/breakdown/notes.en'
import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { openAs, readDemoMonths } from './demo-months.ts'
import { caseTitle, expect, pressTabTo, test, waitForVisible } from './journey-fixtures.ts'

const TEXT = '検出ルールを2つ追加しました'

const caseNumbers = async (page: Page): Promise<string[]> =>
  (await page.locator('[data-row]').allTextContents()).map((text) => text.replace('#', ''))

/** The list behind the most frequent measure: sorted by a column's name, opened by a key and come back to, and taken away as it is. */
async function checkList(page: Page): Promise<void> {
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

/** A note on a day: written by the keyboard, marked in the charts and their tables, removed, and put back. */
async function checkNotes(page: Page, month: string): Promise<void> {
  await page.goto(`/breakdown?period=${month}&tab=trend`)
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
  await expect(line).toContainText(notes.dated(`${month}-${daysIn(month)}`))
  await expect(line.locator('[lang=ja]')).toHaveText(TEXT)
  const marks = page.locator('figure [data-note-mark="1"]')
  await expect(marks.first()).toBeVisible()
  expect(await marks.count()).toBeGreaterThan(3)

  await page.getByRole('button', { name: breakdown.asTable }).press('Enter')
  const whole = page.getByRole('figure', { name: breakdown.figures.composition })
  await expect(whole.getByRole('row', { name: breakdown.month(month) })).toContainText(notes.mark('1'))
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

test.use({ demo: { opening: 0 }, speaks: 'en' })

test('a lead sorts what is behind a bar, opens a case and comes back, takes the list away, and notes something on a day', {
  tag: '@verify',
}, async ({ page, pair: { desk }, mouse }) => {
  const { last } = await readDemoMonths(desk)
  const { cookie } = await addStaff(desk, 'rin', 'lead', 'en')
  await openAs(page, cookie, `/breakdown?period=${last}`, breakdown.titleOf(breakdown.month(last)))
  await checkList(page)
  await checkNotes(page, last)
  expect(mouse).toEqual([])
})
