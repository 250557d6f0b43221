import type { Page } from '@playwright/test'
import { check } from './axe.ts'
import { appears, type Copy } from './world.ts'

/** The withdrawals as a lead has them: each view, one whose evidence is open and which is about to be sent back, one to be taken back. */
export async function checkWithdrawals(page: Page, { withdrawals }: Copy, found: string[]): Promise<void> {
  for (const view of ['held', 'past', 'waiting'] as const) {
    await page.goto(`/withdrawals?view=${view}`)
    await appears(page.getByRole('table', { name: withdrawals.views[view] }))
    await check(page, `withdrawals, ${view}`, found)
  }
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await appears(page.getByRole('region', { name: withdrawals.evidence }))
  const piece = page.locator('[data-stop]').first()
  await piece.press('Enter')
  await appears(page.locator('[data-stop][aria-expanded=true]'))
  await check(page, 'withdrawal', found)
  await page.keyboard.press('u')
  await appears(page.getByRole('region', { name: withdrawals.sendBackTitle }).locator('textarea:focus'))
  await page.keyboard.press('Enter')
  await appears(page.getByRole('alert'))
  await check(page, 'withdrawal, sent back', found, 'main')
}

/** The panel that proposes one from the case on screen, with what stops it. */
export async function checkProposal(page: Page, { withdrawals }: Copy, found: string[]): Promise<void> {
  await page.keyboard.press('Shift+X')
  const panel = page.getByRole('region', { name: withdrawals.proposeTitle })
  await appears(panel.getByLabel(withdrawals.lastFour))
  await page.keyboard.press('Control+Enter')
  await appears(panel.getByRole('alert'))
  await check(page, 'review, a withdrawal proposed', found, '.layer:not([inert]) .decide')
  await page.keyboard.press('Escape')
}
