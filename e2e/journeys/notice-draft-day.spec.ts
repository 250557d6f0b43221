import { inbox } from '@mimamori/copy/inbox/ja'
import { notices } from '@mimamori/copy/notices/ja'
import { reminders } from '@mimamori/copy/notices/reminders.ja'
import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import { addStaff, createAccount, signIn } from '../harness/desk-accounts.ts'
import { findViolations } from './accessibility-checks.ts'
import { expect, interceptRequests, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

test.use({ speaks: 'ja' })

test('a lead finds the notice the desk drafted, from the list and from the inbox, and hides the reminder of an open month', {
  tag: '@verify',
}, async ({ page, pair: { desk }, copy }) => {
  const aoi = await addStaff(desk, 'aoi', 'lead', 'ja')
  const admin = await signIn(desk.url, await createAccount(desk, 'kanri', 'admin'))
  await admin.client.notices.setSettings({ below: 5, draftDay: 1, address: '/notices/{id}' })
  const drafted = async () => (await admin.client.notices.list()).notices[0]?.month ?? ''
  await expect.poll(drafted).not.toBe('')
  const month = await drafted()
  const open = addMonths(month, -1)
  // a desk without a past has no month to close: what it would say of one
  const hidden: string[] = []
  await interceptRequests(page, '**/api/desk/inbox/months*', (route) =>
    route.fulfill({ json: { json: hidden.length === 0 ? [{ id: 'open', month: open }] : [] } }),
  )
  await interceptRequests(page, '**/api/desk/inbox/read*', async (route) => {
    hidden.push(route.request().postData() ?? '')
    await route.fulfill({ json: { json: { unread: 1 } } })
  })
  await openSignedIn(page, copy, aoi, { at: '/notices', there: notices.title })

  const line = page.getByRole('row').filter({ hasText: notices.issue(month, 1) })
  await expect(line).toContainText(reminders.desk)
  const banner = page.locator(`[data-open-month="${open}"]`)
  await waitForVisible(banner)
  await expect(banner.getByRole('link', { name: reminders.close })).toHaveAttribute(
    'href',
    new RegExp(`/breakdown/close\\?month=${open}`),
  )
  expect(await findViolations(page)).toEqual([])
  await banner.getByRole('button', { name: reminders.later }).press('Enter')
  await expect(banner).toHaveCount(0)
  expect(hidden).toEqual([expect.stringContaining('open')])

  await page.getByRole('button', { name: new RegExp(`^${copy.shell.inbox}`) }).press('Enter')
  const panel = page.getByRole('dialog', { name: copy.shell.inbox })
  await panel
    .getByRole('button')
    .filter({ hasText: inbox.told.notice_drafted('') })
    .first()
    .press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: notices.issue(month, 1) }))
  await waitForVisible(page.getByText(reminders.drafted))
})
