import type { Page } from '@playwright/test'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { type Copy, waitForAlert, waitForVisible } from './journey-fixtures.ts'

/** The withdrawals as a lead has them: each view, one whose evidence is open and which is about to be sent back, one to be taken back. */
export async function checkWithdrawals(page: Page, { withdrawals }: Copy, found: string[]): Promise<void> {
  for (const view of ['held', 'past', 'waiting'] as const) {
    await openScreen(page, `/withdrawals?view=${view}`)
    await waitForVisible(page.getByRole('table', { name: withdrawals.views[view] }))
    await checkAccessibility(page, `withdrawals, ${view}`, found)
  }
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('region', { name: withdrawals.evidence }))
  const piece = page.locator('[data-stop]').first()
  await piece.press('Enter')
  await waitForVisible(page.locator('[data-stop][aria-expanded=true]'))
  await checkAccessibility(page, 'withdrawal', found)
  await page.keyboard.press('u')
  await waitForVisible(page.getByRole('region', { name: withdrawals.sendBackTitle }).locator('textarea:focus'))
  await page.keyboard.press('Control+Enter')
  await waitForAlert(page)
  await checkAccessibility(page, 'withdrawal, sent back', found, 'main')
}

/** The panel that proposes one from the case on screen, with what stops it. */
export async function checkProposal(page: Page, { withdrawals }: Copy, found: string[]): Promise<void> {
  await page.keyboard.press('Shift+X')
  const panel = page.getByRole('region', { name: withdrawals.proposeTitle })
  await waitForVisible(panel.getByLabel(withdrawals.lastFour))
  await page.keyboard.press('Control+Enter')
  await waitForVisible(panel.getByRole('alert'))
  await checkAccessibility(page, 'review, a withdrawal proposed', found, '.layer:not([inert]) .decide')
  await page.keyboard.press('Escape')
}
