import { closingLists as lists } from '@mimamori/copy/closings/changed-decisions.en'
import { closings as words } from '@mimamori/copy/closings/en'
import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { changePolling } from './change-polling.ts'
import { addLead, openAs, readDemoMonths } from './demo-months.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'

const WHY = 'An appeal was granted'
/** how often the page asks again by itself; here it learns of changes by the desk’s stream alone */
const CLOSINGS_POLL_MS = 10_000

const panel = (page: Page) => page.getByRole('region', { name: words.title })
const button = (page: Page, name: string) => page.getByRole('button', { name })
const openMonth = async (page: Page, month: string) => {
  await page
    .getByRole('navigation', { name: words.months })
    .getByRole('link', { name: words.month(month) })
    .press('Enter')
  await waitForVisible(panel(page).getByRole('heading', { name: words.month(month) }))
}

/** From the month that changed to the very decision that did, why it did, and its case; and back. */
async function openChangedDecision(page: Page): Promise<void> {
  await page.getByRole('link', { name: lists.open('1') }).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: lists.title('1') }))
  const row = page.locator('[data-changed]')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(lists.why.reversed)
  await expect(row).toContainText(lists.state.overturned)
  await page.keyboard.press('j')
  await expect(row.locator('[data-row]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/review\//)
  await page.goBack()
  await expect(row.locator('[data-row]')).toBeFocused()
  await page.keyboard.press('Escape')
  await waitForVisible(page.getByRole('link', { name: lists.open('1') }))
}

test.use({ demo: { opening: 0 }, speaks: 'en' })

test('a lead sees every step of another with a month as it happens, approves it, and asks for a revision of one that changed', {
  tag: '@verify',
}, async ({ page, pair: { desk }, copy }) => {
  const { last, changed } = await readDemoMonths(desk)
  const [aoi, mori] = [await addLead(desk, 'aoi'), await addStaff(desk, 'mori', 'lead', 'en')]
  await changePolling(page.context(), CLOSINGS_POLL_MS, null)
  await openAs(page, mori.cookie, `/breakdown/close?month=${last}`, words.title)
  await waitForVisible(panel(page).getByText(new RegExp(`${words.noUnfinished}|${words.unfinished('\\d+')}`)))

  // the month that runs cannot be closed
  await openMonth(page, addMonths(last, 1))
  await expect(button(page, words.propose)).toHaveCount(0)
  await openMonth(page, last)
  await expect(button(page, words.propose)).toBeEnabled()

  const first = await aoi.client.closings.propose({ month: last })
  await waitForVisible(panel(page).getByText(words.proposed))
  await expect(panel(page).getByRole('row', { name: copy.words.categories.direct_deal }).first()).toBeVisible()
  await aoi.client.closings.takeBack({ closingId: first.closingId })
  await waitForVisible(panel(page).getByText(words.dropped.taken_back))
  await aoi.client.closings.propose({ month: last })
  await waitForVisible(panel(page).getByText(words.proposed))
  await button(page, words.approve).press('Enter')
  await waitForVisible(panel(page).getByText(`${words.closed(1)} ${words.same}`))

  await expect(page.getByRole('navigation', { name: words.months })).toContainText(words.states.differs)
  await openMonth(page, changed)
  await waitForVisible(panel(page).getByText(words.since('1')))
  await openChangedDecision(page)
  await button(page, words.revise).press('Enter')
  await waitForVisible(page.locator('textarea:focus'))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toHaveText(words.reasonNeeded)
  await page.keyboard.type(WHY)
  await page.keyboard.press('Control+Enter')
  await waitForVisible(panel(page).getByText(words.proposedOwn))
  await expect(button(page, words.approve)).toHaveCount(0)

  const { pending } = await aoi.client.closings.state({ month: changed })
  await aoi.client.closings.approve({ closingId: pending?.id ?? '', hash: pending?.hash ?? '' })
  await waitForVisible(panel(page).getByText(`${words.closed(2)} ${words.same}`))
  const revisions = panel(page).getByRole('region', { name: words.revisions }).locator('details')
  await expect(revisions).toHaveCount(2)
  await revisions.nth(1).locator('summary').press('Enter')
  await waitForVisible(revisions.nth(1).getByRole('row', { name: copy.words.categories.direct_deal }))
  await expect(revisions.nth(1)).toContainText(words.intact)
  await expect(revisions.nth(0)).toContainText(WHY)

  // an address of no closing is a wrong address, not a bad connection
  await page.goto('/breakdown/close/changes?closing=none')
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.shell.nowhere }))
})
