import { admin as adminEn } from '@mimamori/copy/admin/en'
import { admin as adminJa } from '@mimamori/copy/admin/ja'
import { eligibility as en } from '@mimamori/copy/eligibility/en'
import { eligibility as ja } from '@mimamori/copy/eligibility/ja'
import { ledger as measuresEn } from '@mimamori/copy/ledger/en'
import { ledger as measuresJa } from '@mimamori/copy/ledger/ja'
import { withdrawals as withdrawalsEn } from '@mimamori/copy/withdrawals/en'
import { withdrawals as withdrawalsJa } from '@mimamori/copy/withdrawals/ja'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

const WORDS = {
  ja: { ...ja, admin: adminJa, list: withdrawalsJa, measures: measuresJa },
  en: { ...en, admin: adminEn, list: withdrawalsEn, measures: measuresEn },
}

test('an admin’s looser setting waits on every screen until a lead, who finds the way from there, agrees to it', async ({
  page,
  browser,
  baseURL,
  copy,
  pair,
  speaks,
}) => {
  const words = WORDS[speaks]
  await addStaff(pair.desk, 'nakano', 'lead', speaks)
  const [kanri, tanaka] = [
    await addStaff(pair.desk, 'kanri', 'admin', speaks),
    await addStaff(pair.desk, 'tanaka', 'lead', speaks),
  ]
  await openSignedIn(page, copy, kanri, { at: '/admin/measures', there: words.admin.title })
  await page.getByLabel(words.measures.names.holdMinutes).fill('5')
  await page.getByRole('button', { name: words.measures.save, exact: true }).click()
  await waitForVisible(page.getByRole('button', { name: words.setting.takeBack }))
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const other = await context.newPage()
  await openSignedIn(other, copy, tanaka, { at: '/withdrawals', there: words.list.title })
  const announcement = other.getByRole('region', { name: words.region })
  await waitForVisible(announcement.getByText(words.setting.title('kanri')))
  await announcement.getByRole('link', { name: words.setting.openLabel }).first().click()
  await other.getByRole('button', { name: words.setting.agree }).click()
  await waitForVisible(other.getByText(words.setting.emptyText))
  await expect(announcement.getByText(words.setting.title('kanri'))).toHaveCount(0)
  await context.close()
})
