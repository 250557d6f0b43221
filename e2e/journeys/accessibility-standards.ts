import { expect, type Page } from '@playwright/test'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { waitForVisible } from './journey-fixtures.ts'

/** The account standards: a threshold that is moved, its dry run, gains and losses, and versions. Signed in as a lead. */
export async function checkStandards(page: Page, found: string[]): Promise<void> {
  await openScreen(page, '/standards?standard=regular_freelancer&criterion=introduction')
  await waitForVisible(page.getByRole('slider'))
  await page.getByRole('slider').press('Shift+ArrowLeft')
  await waitForVisible(page.locator('[data-draft-bar]'))
  await checkAccessibility(page, 'standards', found)
  const dryRun = page.locator('[data-draft-bar] button').last()
  // members may still be evaluated, as they are every day
  await expect(dryRun).toBeEnabled()
  await dryRun.press('Enter')
  await waitForVisible(page.locator('form textarea'))
  await checkAccessibility(page, 'standards, dry run', found)
  await openScreen(page, '/standards?tab=changes')
  await waitForVisible(page.locator('figure .chart svg').first())
  await page.locator('input[type=radio]').last().check()
  await waitForVisible(page.locator('figure table').first())
  await checkAccessibility(page, 'standards, gains and losses', found)
  await openScreen(page, '/standards?tab=versions')
  await waitForVisible(page.locator('#standards-panel table'))
  await checkAccessibility(page, 'standards, versions', found)
}
