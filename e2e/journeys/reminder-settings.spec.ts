import { admin as adminEn } from '@mimamori/copy/admin/en'
import { admin as adminJa } from '@mimamori/copy/admin/ja'
import { coverage as coverageEn } from '@mimamori/copy/coverage/en'
import { coverage as coverageJa } from '@mimamori/copy/coverage/ja'
import { reminderSettings as en } from '@mimamori/copy/reminders/reminder-settings.en'
import { reminderSettings as ja } from '@mimamori/copy/reminders/reminder-settings.ja'
import { addStaff, createAccount, signIn } from '../harness/desk-accounts.ts'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { expect, openSignedIn, test, waitForAlert, waitForVisible } from './journey-fixtures.ts'
import { addContract, readContract } from './reminder-steps.ts'

const COPY = { ja, en }
const ADMIN = { ja: adminJa, en: adminEn }
const COVERAGE = { ja: coverageJa, en: coverageEn }

for (const speaks of ['ja', 'en'] as const) {
  const words = COPY[speaks]
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })

    test('what a lead sets is what the next request is refused for; a freelancer who would lose the pay is warned, confirms, and is counted', async ({
      page,
      pair,
      copy,
      mouse,
    }) => {
      const found: string[] = []
      const id = await addContract(pair, { title: '歯科医院サイトのコラム記事' })
      const lead = await addStaff(pair.desk, 'rin', 'lead', speaks)
      await openSignedIn(page, copy, lead, { at: '/admin/reminders', there: ADMIN[speaks].title })
      await waitForVisible(page.getByLabel(words.remindersSent))
      await page.getByLabel(words.remindersSent).fill('x')
      await waitForAlert(page)
      await checkAccessibility(page, 'settings of contact reminders', found, 'main')
      await page.getByLabel(words.remindersSent).fill('3')
      await page.getByRole('button', { name: words.save }).press('Enter')
      await expect(page.getByRole('button', { name: words.save })).toBeDisabled()
      await expect(page.getByTestId('announcer')).toHaveText(words.saved)

      const site = await page.context().newPage()
      await site.goto(`${pair.marketplace.url}/contract?id=${id}&as=freelancer&lang=${speaks}`)
      const ask = site.locator('button[value=request]')
      await site.locator('textarea#reason').fill('返事がありません。')
      await ask.press('Enter')
      await expect(site.getByRole('alert').getByRole('listitem')).toHaveCount(1)
      await expect(site.locator('textarea#reason'), 'what was written stays').toHaveValue('返事がありません。')
      await site.locator('textarea#text').fill('ご確認をお願いします。')
      await site.locator('button[value=remind]').press('Enter')
      await expect(site.getByRole('alert')).toHaveCount(0)
      await site.locator('textarea#reason').fill('返事がありません。')
      await ask.press('Enter')
      await expect(site.locator('input[name=confirmed]')).toHaveCount(1)
      expect((await readContract(pair, id)).reminders.at(-1)?.state).toBe('refused')
      await ask.press('Enter')
      await expect(site.locator('input[name=confirmed]')).toHaveCount(0)
      expect((await readContract(pair, id)).reminders.at(-1)?.state).toBe('waiting')

      await openScreen(page, '/coverage')
      const table = page.getByRole('region', { name: COVERAGE[speaks].kinds.reminders }).getByRole('table')
      const row = table.getByRole('row').nth(1)
      await waitForVisible(row)
      // received, waiting, to decide, ended by contact, decided
      const cells = await row.getByRole('cell').allTextContents()
      expect(cells.map((each) => Number(each) || 0).slice(0, 5)).toEqual([1, 1, 0, 0, 0])
      await checkAccessibility(page, 'coverage of reminders', found, 'main')
      expect(found).toEqual([])
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}

test('an auditor reads contact reminders and changes nothing, and an admin sees none of them', async ({ pair }) => {
  const { client: auditor } = await signIn(pair.desk.url, await createAccount(pair.desk, 'ota', 'auditor'))
  const { client: admin } = await signIn(pair.desk.url, await createAccount(pair.desk, 'kanri', 'admin'))
  for (const view of ['reminders', 'enquiries'] as const) {
    expect((await auditor.queue.list({ view, limit: 1 })).items).toEqual([])
    await expect(admin.queue.list({ view, limit: 1 })).rejects.toMatchObject({ status: 403 })
  }
  await auditor.reminders.proposed()
  const caseId = '00000000-0000-7000-8000-000000000000'
  const entry = { memberId: null, statedName: 'クロダ企画', statedJobUrl: '', text: '相談', evidence: [] }
  for (const person of [auditor, admin]) {
    await expect(person.reminders.agree({ caseId, fence: 1 })).rejects.toMatchObject({ status: 403 })
    await expect(person.reminders.undo({ caseId })).rejects.toMatchObject({ status: 403 })
    await expect(
      person.enquiries.enter(entry, { context: { idempotencyKey: 'entry-by-nobody' } }),
    ).rejects.toMatchObject({ status: 403 })
  }
  await expect(admin.reminders.proposed()).rejects.toMatchObject({ status: 403 })
})
