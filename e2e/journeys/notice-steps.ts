import type { FrameLocator, Page } from '@playwright/test'
import { checkAccessibility } from './accessibility-checks.ts'
import { callFromPage } from './month-steps.ts'

type MonthClosing = { closingId: string; hash: string }

/** A month is closed, or closed anew with a reason, by two leads. */
export async function closeMonth(proposer: Page, approver: Page, month: string, reason = ''): Promise<void> {
  const { closingId, hash } = await callFromPage<MonthClosing>(proposer, '/closings/propose', { month, reason })
  await callFromPage(approver, '/closings/approve', { closingId, hash })
}

export const preview = (page: Page): FrameLocator => page.frameLocator('iframe')

/** A screen with a notice on it. In the frame nothing runs, axe neither; its document is checked by itself. */
export async function checkInBothSchemes(page: Page, screen: string, found: string[]): Promise<void> {
  await preview(page).getByRole('heading', { level: 1 }).waitFor()
  await page.locator('iframe').evaluate((frame) => {
    const parent = frame.parentElement
    frame.remove()
    // the page may come to take it out itself, before it is loaded anew
    if (parent)
      parent.removeChild = (child) =>
        (child.parentNode === parent ? Node.prototype.removeChild.call(parent, child) : child) as typeof child
  })
  await checkAccessibility(page, screen, found)
  await page.reload()
}
