import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { waitForVisible } from './journey-fixtures.ts'

/** A month and the cases behind one of its figures, and how months are closed. Signed in as a lead. */
export async function checkBreakdown(page: Page, found: string[]): Promise<void> {
  const month = addMonths(monthOf(new Date().toISOString()), -1)
  await openScreen(page, `/breakdown?period=${month}&table=true`)
  await waitForVisible(page.locator('figure table').first())
  await waitForVisible(page.locator('#closing h2'))
  await checkAccessibility(page, 'breakdown, a month', found)
  await page.locator('figure a[data-point]').first().press('Enter')
  await waitForVisible(page.locator('[data-case]').first())
  await checkAccessibility(page, 'breakdown, cases', found)
  await openScreen(page, `/breakdown?period=${month}&tab=trend&table=true`)
  await waitForVisible(page.locator('figure table').nth(5))
  await checkAccessibility(page, 'breakdown, trends', found)
  await page.locator('#screen section[aria-label]').last().getByRole('button').first().press('Enter')
  await waitForVisible(page.locator('dialog textarea'))
  await checkAccessibility(page, 'breakdown, a note', found)
  await page.keyboard.press('Escape')
  // a month with its figures and revisions
  await openScreen(page, '/breakdown/close')
  await page.locator('#screen nav a').nth(2).press('Enter')
  await page.locator('details[open] table').waitFor()
  await checkAccessibility(page, 'closings', found)
}
