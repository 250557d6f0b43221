import { closingLists as enLists } from '@mimamori/copy/closings/changed-decisions.en'
import { closingLists as jaLists } from '@mimamori/copy/closings/changed-decisions.ja'
import { closings as en } from '@mimamori/copy/closings/en'
import { closings as ja } from '@mimamori/copy/closings/ja'
import { copy as enCopy } from '@mimamori/copy/en'
import { security as enSecurity } from '@mimamori/copy/security/en'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { blockPolling } from './block-polling.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'
import {
  decideTwoJobs,
  grantAppeal,
  msToNextMonth,
  STEP_UP_EXPIRY_MS,
  showSecondFactor,
  signInAnew,
  signInAt,
} from './month-steps.ts'

const WHY = '異議が認められたため'
/** how often the page asks again by itself; here it learns of changes by the desk’s stream alone */
const CLOSINGS_POLL_MS = 10_000

const panel = (page: Page, words: typeof ja) => page.getByRole('region', { name: words.title })
const button = (page: Page, name: string) => page.getByRole('button', { name })
/** Press it with the keyboard. */
const press = async (page: Page, name: string) => {
  await expect(button(page, name)).toBeEnabled()
  await button(page, name).press('Enter')
}

/** From the month that changed to the very decision that did, why it did, and its case; and back. */
async function openChangedDecision(page: Page, words: typeof jaLists): Promise<void> {
  await page.getByRole('link', { name: words.open('1') }).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: words.title('1') }))
  const row = page.locator('[data-changed]')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(words.why.appeal_granted)
  await expect(row).toContainText(words.state.overturned)
  await page.keyboard.press('j')
  await expect(row.locator('[data-row]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/review\//)
  await page.goBack()
  await expect(row.locator('[data-row]')).toBeFocused()
  await page.keyboard.press('Escape')
  await waitForVisible(page.getByRole('link', { name: words.open('1') }))
}

test('a month is closed by two leads, and what is taken back afterwards makes a revision by two; who proposed cannot approve', async ({
  page,
  browser,
  baseURL,
  pair,
  me,
  copy,
}) => {
  const month = monthOf(new Date().toISOString())
  const address = `/breakdown/close?month=${month}`
  const [aoi, mori] = [await addStaff(pair.desk, 'aoi', 'lead', 'ja'), await addStaff(pair.desk, 'mori', 'lead', 'en')]
  await decideTwoJobs(page, { pair, me, copy })
  let ahead = msToNextMonth()
  pair.desk.moveClock(ahead)
  await signInAnew(page, address, aoi, ja.title, ahead)
  const other = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' })).newPage()
  await blockPolling(other.context(), CLOSINGS_POLL_MS)
  await signInAt(other, address, mori, en.title, ahead)

  // the month that runs cannot be closed, and says from when on it can
  const running = monthOf(new Date(Date.now() + ahead).toISOString())
  await page.getByRole('link', { name: ja.month(running) }).press('Enter')
  await waitForVisible(panel(page, ja).getByRole('heading', { name: ja.month(running) }))
  await expect(button(page, ja.propose)).toHaveCount(0)

  await page.getByRole('link', { name: ja.month(month) }).press('Enter')
  await waitForVisible(panel(page, ja).getByText(ja.noUnfinished))
  await press(page, ja.propose)
  await waitForVisible(panel(page, ja).getByText(ja.proposedOwn))
  await expect(panel(page, ja).getByRole('row', { name: copy.words.categories.direct_deal })).toContainText('2')
  await expect(button(page, ja.approve)).toHaveCount(0)
  // the other lead, whose page is open, sees every step
  await waitForVisible(panel(other, en).getByText(en.proposed))
  await press(page, ja.takeBack)
  await waitForVisible(panel(other, en).getByText(en.dropped.taken_back))
  await press(page, ja.propose)
  await waitForVisible(panel(other, en).getByText(en.proposed))

  // by the other, who shows a second factor anew
  ahead += STEP_UP_EXPIRY_MS
  pair.desk.moveClock(ahead)
  await other.reload()
  await waitForVisible(panel(other, en).getByText(en.proposed))
  await press(other, en.approve)
  await showSecondFactor(other, enSecurity.confirm, mori, ahead)
  await waitForVisible(panel(other, en).getByText(`${en.closed(1)} ${en.same}`))

  await grantAppeal(page, pair)
  await waitForVisible(panel(page, ja).getByText(ja.since('1')))
  await expect(panel(page, ja)).toContainText(ja.wasNow('2', '1'))
  await openChangedDecision(page, jaLists)
  await other.reload()
  await waitForVisible(panel(other, en).getByText(en.since('1')))
  await openChangedDecision(other, enLists)
  await expect(page.getByRole('navigation', { name: ja.months })).toContainText(ja.states.differs)
  await press(page, ja.revise)
  await waitForVisible(page.locator('textarea:focus'))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toHaveText(ja.reasonNeeded)
  await page.keyboard.type(WHY)
  await page.keyboard.press('Control+Enter')
  await waitForVisible(panel(page, ja).getByText(ja.proposedOwn))

  await other.reload()
  await waitForVisible(panel(other, en).getByText(WHY))
  await press(other, en.approve)
  await waitForVisible(panel(other, en).getByText(`${en.closed(2)} ${en.same}`))
  const revisions = panel(other, en).getByRole('region', { name: en.revisions }).locator('details')
  await expect(revisions).toHaveCount(2)
  await revisions.nth(1).locator('summary').press('Enter')
  const rowIn = (n: number) => revisions.nth(n).getByRole('row', { name: enCopy.words.categories.direct_deal })
  await expect(rowIn(0)).toContainText('1')
  await expect(rowIn(1)).toContainText('2')
  await expect(revisions.nth(1)).toContainText(en.intact)

  // an address of no closing is a wrong address, not a bad connection
  await other.goto('/breakdown/close/changes?closing=none')
  await waitForVisible(other.getByRole('heading', { level: 1, name: enCopy.shell.nowhere }))
})
