import { mailSettings as words } from '@mimamori/copy/breakdown-mail/report-mail-settings.ja'
import { startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { expect, openSignedIn, waitForVisible, test as world } from './journey-fixtures.ts'

const ADDRESS = 'aoi@staff.example.jp'

/** A desk whose mail arrives here. */
const test = world.extend<{ mails: TestMailServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  mails: async ({}, use) => {
    const mails = await startTestMailServer()
    await use(mails)
    await mails.close()
  },
  settings: async ({ mails }, use) => use({ ...mails.environment }),
})

test('a lead confirms an address by the code that was mailed to it, asks for reports, reads one, and removes the address', {
  tag: '@verify',
}, async ({ page, pair, copy, mails }) => {
  const aoi = await addStaff(pair.desk, 'aoi', 'lead')
  await openSignedIn(page, copy, aoi, { at: '/settings', there: copy.settings.title })
  await page.getByLabel(words.address, { exact: true }).fill(ADDRESS)
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByLabel(words.code, { exact: true }))
  const code = /\d{6}/.exec(mails.received.findLast(({ to }) => to === ADDRESS)?.text ?? '')?.[0] ?? ''
  await page.getByLabel(words.code, { exact: true }).fill(code)
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('checkbox', { name: words.rhythms.weekly }))
  for (const rhythm of ['weekly', 'monthly'] as const) {
    const box = page.getByRole('checkbox', { name: words.rhythms[rhythm] })
    await box.press('Space')
    await expect(box).toBeChecked()
    await expect(box).toBeEnabled()
  }
  await page.locator('summary', { hasText: words.preview }).press('Enter')
  await waitForVisible(page.getByText(`${mails.environment.MIMAMORI_PUBLIC_URL}/settings`))
  const found: string[] = []
  await checkAccessibility(page, 'reports by mail', found, 'main')
  expect(found).toEqual([])
  await page.getByRole('button', { name: words.remove }).press('Enter')
  await waitForVisible(page.getByLabel(words.address, { exact: true }))
})
