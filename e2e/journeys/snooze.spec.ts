import { lists } from '@mimamori/copy/lists/en'
import { offeredSnoozes } from '@mimamori/policy/cases/snooze-times'
import { openScreen } from './accessibility-checks.ts'
import { expect, interceptRequests, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const MINUTES = 60_000
const TITLE = '通販サイトの紹介文'

const clock = (timeZone: string, at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })

test.use({ speaks: 'en', timezoneId: 'Europe/Lisbon' })

test('away from Japan due times show both clocks until somebody chooses Japan’s; a late snooze waits for a reason, and a late renewal changes nothing', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  const { aside } = copy
  // it has two hours from when it was posted
  const postedAt = new Date(Date.now() - 80 * MINUTES).toISOString()
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。'
  const body = { title: TITLE, description, postedAt, updatedAt: postedAt }
  await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
  await openSignedIn(page, copy, me)
  // a renewal reaches the desk after the snooze
  const snoozed = page.waitForResponse('**/cases/snooze')
  await interceptRequests(page, '**/cases/renew', async (route) => {
    await snoozed
    await route.continue()
  })
  const renewed = page.waitForResponse('**/cases/renew')
  await page.keyboard.press('c')
  await waitForCase(page, TITLE)
  const { pathname, search } = new URL(page.url())
  const due = page.locator('[data-case-layer]:not([inert]) header time')
  const dueAt = (await due.getAttribute('datetime')) ?? ''
  const [inJapan, here] = [clock('Asia/Tokyo', Date.parse(dueAt)), clock('Europe/Lisbon', Date.parse(dueAt))]
  await expect(due.locator('..')).toContainText(new RegExp(`${inJapan} JST.*${here} local`))
  await page.keyboard.press('s')
  const choices = page.getByRole('list', { name: aside.snoozeTitle }).getByRole('button')
  await waitForVisible(choices.first())
  const morning = choices.nth(3)
  await expect(morning).toContainText('09:00 JST')
  await expect(morning).toContainText('local')
  const late = offeredSnoozes(new Date().toISOString()).map(({ until }) => until > dueAt)
  const marks = (await choices.allTextContents()).map((text) => text.includes(aside.pastDue))
  expect(marks.slice(0, late.length), 'the time the day shift begins may be in time').toEqual(late)
  expect(late.slice(0, 2)).toEqual([false, true])
  await page.keyboard.press('Escape')

  await openScreen(page, '/settings')
  const stored = page.waitForResponse('**/session/prefer')
  await page.getByLabel(copy.settings.zone, { exact: true }).selectOption('Asia/Tokyo')
  await stored
  await openScreen(page, `${pathname}${search}`)
  await waitForCase(page, TITLE)
  await expect(due.locator('..')).not.toContainText('local')
  await page.keyboard.press('s')
  await waitForVisible(choices.first())
  await page.keyboard.press('2')
  await expect(page.getByRole('alert').filter({ hasText: aside.lateReason })).toBeVisible()
  await expect(page.getByLabel(aside.lateReasonLabel)).toBeFocused()
  await page.keyboard.insertText('Waiting for the client to reply in the morning.')
  await page.keyboard.press('Control+Enter')
  await snoozed
  expect((await renewed).status(), 'the lease ended with the snooze').toBe(409)
  await expect(page.getByRole('heading', { name: copy.queueEmpty.done.flagged })).toBeVisible()
  await openScreen(page, '/queue/snoozed')
  await expect(page.getByRole('columnheader', { name: lists.columns.due })).toBeVisible()
  await expect(page.getByRole('main').getByRole('table').locator('a[data-case]')).toHaveText(TITLE)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
