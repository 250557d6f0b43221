import { admin } from '@mimamori/copy/admin/ja'
import { eligibility } from '@mimamori/copy/eligibility/ja'
import { ledger } from '@mimamori/copy/ledger/ja'
import { withdrawals } from '@mimamori/copy/withdrawals/ja'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

test('an admin’s looser setting waits on every screen until a lead, who finds the way from there, agrees to it', {
  tag: '@verify',
}, async ({ page, copy, pair }) => {
  const { setting } = eligibility
  await addStaff(pair.desk, 'nakano', 'lead')
  const [kanri, tanaka] = [await addStaff(pair.desk, 'kanri', 'admin'), await addStaff(pair.desk, 'tanaka', 'lead')]
  await openSignedIn(page, copy, kanri, { at: '/admin/measures', there: admin.title })
  await page.getByLabel(ledger.names.holdMinutes).fill('5')
  await page.getByRole('button', { name: ledger.save, exact: true }).click()
  await waitForVisible(page.getByRole('button', { name: setting.takeBack }))

  await page.context().clearCookies()
  await openSignedIn(page, copy, tanaka, { at: '/withdrawals', there: withdrawals.title })
  const announcement = page.getByRole('region', { name: eligibility.region })
  await waitForVisible(announcement.getByText(setting.title.measures('kanri')))
  await announcement.getByRole('link', { name: setting.openLabel }).first().click()
  await page.getByRole('button', { name: setting.agree }).click()
  await waitForVisible(page.getByText(setting.emptyText))
  await expect(announcement.getByText(setting.title.measures('kanri'))).toHaveCount(0)
})
