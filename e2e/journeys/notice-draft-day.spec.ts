import { inbox as inboxEn } from '@mimamori/copy/inbox/en'
import { inbox as inboxJa } from '@mimamori/copy/inbox/ja'
import { notices as en } from '@mimamori/copy/notices/en'
import { notices as ja } from '@mimamori/copy/notices/ja'
import { reminders as remindersEn } from '@mimamori/copy/notices/reminders.en'
import { reminders as remindersJa } from '@mimamori/copy/notices/reminders.ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { addStaff, signIn } from '../harness/desk-accounts.ts'
import { findViolations } from './accessibility-checks.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'
import { decideTwoJobs, msToNextMonth, signInAnew, signInAt } from './month-steps.ts'
import { closeMonth } from './notice-steps.ts'

const WORDS = {
  ja: { notices: ja, reminders: remindersJa, inbox: inboxJa },
  en: { notices: en, reminders: remindersEn, inbox: inboxEn },
} as const

for (const language of ['ja', 'en'] as const satisfies Language[])
  test.describe(`leads who read ${language}`, () => {
    test.use({ speaks: language })

    test('find the month’s notice drafted on its day, and are reminded of the month until it is closed', async ({
      page,
      browser,
      baseURL,
      pair,
      me,
      copy,
    }) => {
      const { notices, reminders, inbox } = WORDS[language]
      const figuresMonth = monthOf(new Date().toISOString())
      const month = addMonths(figuresMonth, 1)
      const aoi = await addStaff(pair.desk, 'aoi', 'lead', language)
      const mori = await addStaff(pair.desk, 'mori', 'lead', language)
      const admin = await signIn(pair.desk.url, await addStaff(pair.desk, 'kanri', 'admin', language))
      await admin.client.notices.setSettings({ below: 5, draftDay: 1, address: '/notices/{id}' })
      await decideTwoJobs(page, { pair, me, copy })
      const ahead = msToNextMonth()
      pair.desk.moveClock(ahead)
      await signInAnew(page, '/notices', aoi, notices.title, ahead)

      // the desk has drafted it, and whoever saves it first is its writer
      const line = page.getByRole('row').filter({ hasText: notices.issue(month, 1) })
      await expect(line).toContainText(reminders.desk)
      const banner = page.locator(`[data-open-month="${figuresMonth}"]`)
      await waitForVisible(banner)
      expect(await findViolations(page)).toEqual([])
      await page.getByRole('button', { name: new RegExp(`^${copy.shell.inbox}`) }).press('Enter')
      const panel = page.getByRole('dialog', { name: copy.shell.inbox })
      await waitForVisible(panel.getByText(inbox.told.month_unclosed('')))
      // the running month’s, whose day had passed when it was set, and this one’s
      await panel
        .getByRole('button')
        .filter({ hasText: inbox.told.notice_drafted('') })
        .first()
        .press('Enter')
      await waitForVisible(page.getByRole('heading', { level: 1, name: notices.issue(month, 1) }))
      await waitForVisible(page.getByText(reminders.drafted))

      // one lead hides the reminder for a day, the other still has it until the month is closed
      const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
      await signInAt(other, `/breakdown?period=${figuresMonth}`, mori, await titleOf(language, figuresMonth), ahead)
      const othersBanner = other.locator(`[data-open-month="${figuresMonth}"]`)
      await waitForVisible(othersBanner)
      await page.goto('/notices')
      await waitForVisible(banner)
      await banner.getByRole('button', { name: reminders.later }).press('Enter')
      await expect(banner).toHaveCount(0)
      await page.reload()
      await waitForVisible(page.getByRole('heading', { level: 1, name: notices.title }))
      await waitForVisible(line)
      await expect(banner).toHaveCount(0)
      await othersBanner.getByRole('link', { name: reminders.close }).press('Enter')
      await expect(other).toHaveURL(new RegExp(`/breakdown/close\\?month=${figuresMonth}`))

      await closeMonth(page, other, figuresMonth)
      await other.goto(`/breakdown?period=${figuresMonth}`)
      await waitForVisible(other.getByRole('heading', { level: 1, name: await titleOf(language, figuresMonth) }))
      await expect(othersBanner).toHaveCount(0)
      pair.desk.moveClock(ahead + 3 * 86_400_000)
      await signInAnew(page, '/notices', aoi, notices.title, ahead + 3 * 86_400_000)
      await waitForVisible(line)
      await expect(banner).toHaveCount(0)
    })
  })

async function titleOf(language: Language, month: string): Promise<string> {
  const { breakdown } =
    language === 'ja' ? await import('@mimamori/copy/breakdown/ja') : await import('@mimamori/copy/breakdown/en')
  const { fullMonth } =
    language === 'ja'
      ? await import('@mimamori/copy/instants/months.ja')
      : await import('@mimamori/copy/instants/months.en')
  return breakdown.titleOf(fullMonth(month))
}
