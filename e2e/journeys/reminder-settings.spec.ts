import { admin } from '@mimamori/copy/admin/ja'
import { coverage } from '@mimamori/copy/coverage/ja'
import { reminderSettings as words } from '@mimamori/copy/reminders/reminder-settings.ja'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { expect, openSignedIn, test, waitForAlert, waitForVisible } from './journey-fixtures.ts'
import { addDueReminder } from './reminder-steps.ts'

test('a lead sets what a reminder takes, is told of what cannot be set, and reads how many were received', {
  tag: '@verify',
}, async ({ page, pair, copy, mouse }) => {
  const found: string[] = []
  await addDueReminder(pair, '歯科医院サイトのコラム記事')
  const lead = await addStaff(pair.desk, 'rin', 'lead')
  await openSignedIn(page, copy, lead, { at: '/admin/reminders', there: admin.title })
  await waitForVisible(page.getByLabel(words.remindersSent))
  await page.getByLabel(words.remindersSent).fill('x')
  await waitForAlert(page)
  await checkAccessibility(page, 'settings of contact reminders', found, 'main')
  await page.getByLabel(words.remindersSent).fill('3')
  await page.getByRole('button', { name: words.save }).press('Enter')
  await expect(page.getByRole('button', { name: words.save })).toBeDisabled()
  await expect(page.getByTestId('announcer')).toHaveText(words.saved)

  await openScreen(page, '/coverage')
  const row = page.getByRole('region', { name: coverage.kinds.reminders }).getByRole('table').getByRole('row').nth(1)
  await waitForVisible(row)
  // received, waiting, to decide, ended by contact, decided
  const cells = await row.getByRole('cell').allTextContents()
  expect(cells.map((each) => Number(each) || 0).slice(0, 5)).toEqual([1, 0, 1, 0, 0])
  expect(found).toEqual([])
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
