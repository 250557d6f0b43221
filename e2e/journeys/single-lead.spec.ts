import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import { closings as words } from '@mimamori/copy/closings/ja'
import { eligibility } from '@mimamori/copy/eligibility/ja'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, interceptRequests, test, waitForVisible } from './journey-fixtures.ts'
import { msToNextMonth, signInAt } from './month-steps.ts'

/** What the desk answers of a month that its only lead proposed to close: three days later, and once they closed it. */
type Later = 'possible' | 'closed'

const stateLater = (state: ClosingState, later: Later): ClosingState => {
  const { pending, moves } = state
  if (!pending) throw new Error('nothing is proposed')
  if (later === 'possible')
    return { ...state, pending: { ...pending, aloneFrom: pending.proposedAt }, moves: { ...moves, approve: null } }
  const { changed: _, aloneFrom: __, ...frozen } = pending
  const closed = { ...frozen, approver: frozen.proposer, approvedAt: frozen.proposedAt }
  return { ...state, pending: null, revisions: [closed], since: null, moves: { ...moves, propose: 'nothing_changed' } }
}

/** The page is told of the month as it is later. */
async function answerAsLater(page: Page, later: () => Later): Promise<void> {
  await interceptRequests(page, '**/closings/state', async (route) => {
    const response = await route.fetch()
    const { json, ...rest } = (await response.json()) as { json: ClosingState }
    await route.fulfill({ response, json: { ...rest, json: stateLater(json, later()) } })
  })
}

test('the only lead of a desk is told from when they can close a month alone, closes it then, and the month says so', {
  tag: '@verify',
}, async ({ page, pair }) => {
  const month = monthOf(new Date().toISOString())
  const aoi = await addStaff(pair.desk, 'aoi', 'lead')
  const ahead = msToNextMonth()
  pair.desk.moveClock(ahead)
  const button = (name: string) => page.getByRole('button', { name })
  await signInAt(page, `/breakdown/close?month=${month}`, aoi, words.title, ahead)
  const panel = page.getByRole('region', { name: words.title })
  await button(words.propose).press('Enter')
  await waitForVisible(panel.getByText(words.aloneInstead))
  await expect(button(words.approveAlone)).toHaveCount(0)
  // everybody is told, with the way to it
  const announcement = page.getByRole('region', { name: eligibility.region })
  await waitForVisible(announcement.getByText(eligibility.completableAlone.closing('aoi', month)))
  await announcement.getByRole('link', { name: eligibility.completableAlone.openLabel }).press('Enter')
  await expect(page).toHaveURL(new RegExp(`month=${month}`))

  let later: Later = 'possible'
  await answerAsLater(page, () => later)
  await interceptRequests(page, '**/closings/approve', (route) => {
    later = 'closed'
    return route.fulfill({ json: { json: { revision: 1 } } })
  })
  await page.reload()
  await button(words.approveAlone).press('Enter')
  await waitForVisible(panel.getByText(`${words.closed(1)} ${words.same}`))
  await expect(panel.getByText(words.alone)).toBeVisible()
})
