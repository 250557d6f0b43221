import { breakdown as enWords } from '@mimamori/copy/breakdown/en'
import { breakdown as jaWords } from '@mimamori/copy/breakdown/ja'
import { reportMail as enMail } from '@mimamori/copy/breakdown-mail/report-mail.en'
import { reportMail as jaMail } from '@mimamori/copy/breakdown-mail/report-mail.ja'
import { mailSettings as en } from '@mimamori/copy/breakdown-mail/report-mail-settings.en'
import { mailSettings as ja } from '@mimamori/copy/breakdown-mail/report-mail-settings.ja'
import { fullMonth as enMonth } from '@mimamori/copy/instants/months.en'
import { fullMonth as jaMonth } from '@mimamori/copy/instants/months.ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import type { Page } from '@playwright/test'
import { addStaff, signIn } from '../harness/desk-accounts.ts'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { freePort } from '../harness/server-processes.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { expect, test as ofWorld, openSignedIn, waitForVisible } from './journey-fixtures.ts'
import { decideTwoJobs, signInAnew } from './month-steps.ts'

const DAY_MS = 86_400_000
const WORDS = {
  ja: {
    monthName: jaMonth,
    mail: ja,
    report: jaMail,
    breakdown: jaWords,
    violations: '違反：2件',
    received: '受付：2件',
  },
  en: {
    monthName: enMonth,
    mail: en,
    report: enMail,
    breakdown: enWords,
    violations: 'Violations: 2 ',
    received: 'Received: 2 ',
  },
} as const

/** A desk whose mail arrives here. */
const test = ofWorld.extend<{ mails: TestMailServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  mails: async ({}, use) => {
    const mails = await startTestMailServer()
    await use(mails)
    await mails.close()
  },
  pair: async ({ mails, prepared }, use) => {
    const port = await freePort()
    const environment = {
      ...mails.environment,
      PORT: String(port),
      MIMAMORI_PUBLIC_URL: `http://127.0.0.1:${port}`,
    }
    const pair = await startDeskPair({ ...(prepared ?? {}), environment })
    await use(pair)
    await pair.discard()
  },
})

const codeIn = (mails: TestMailServer, to: string): string =>
  /\d{6}/.exec(mails.received.findLast((each) => each.to === to)?.text ?? '')?.[0] ?? ''
const reportsTo = (mails: TestMailServer, to: string): string[] =>
  mails.received.filter((each) => each.to === to && each.text.includes('/breakdown?period=')).map(({ text }) => text)

/** The first Monday from tomorrow on, and the second of the next month, at five past eight in Japan, from now. */
function msToMonday(): number {
  const japan = new Date(Date.now() + 9 * 3_600_000)
  const days = (8 - japan.getUTCDay()) % 7 || 7
  return Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth(), japan.getUTCDate() + days, -1, 5) - Date.now()
}
function msToSecond(): number {
  const next = addMonths(monthOf(new Date().toISOString()), 1)
  return Date.parse(`${next}-02T08:05:00.000+09:00`) - Date.now()
}

async function enterAddress(page: Page, mails: TestMailServer, address: string, words: typeof ja): Promise<void> {
  await page.getByLabel(words.address, { exact: true }).fill(address)
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByLabel(words.code, { exact: true }))
  await page.getByLabel(words.code, { exact: true }).fill(codeIn(mails, address))
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('checkbox', { name: words.rhythms.weekly }))
}

for (const language of ['ja', 'en'] as const satisfies Language[])
  test.describe(`a person who reads ${language}`, () => {
    test.use({ speaks: language })

    test('gets the figures of a week and a month by mail once the address is confirmed, and they are the page’s', async ({
      page,
      pair,
      me,
      copy,
      mails,
    }) => {
      const words = WORDS[language]
      const month = monthOf(new Date().toISOString())
      const aoi = await addStaff(pair.desk, 'aoi', 'lead', language)
      const mori = await addStaff(pair.desk, 'mori', 'lead', language)
      const admin = await signIn(pair.desk.url, await addStaff(pair.desk, 'kanri', 'admin', language))
      await decideTwoJobs(page, { pair, me, copy })
      await page.context().clearCookies()

      await openSignedIn(page, copy, aoi, { at: '/settings', there: copy.settings.title })
      await enterAddress(page, mails, 'aoi@staff.example.jp', words.mail)
      for (const rhythm of ['weekly', 'monthly'] as const) {
        await page.getByRole('checkbox', { name: words.mail.rhythms[rhythm] }).press('Space')
        await expect(page.getByRole('checkbox', { name: words.mail.rhythms[rhythm] })).toBeChecked()
        await expect(page.getByRole('checkbox', { name: words.mail.rhythms[rhythm] })).toBeEnabled()
      }
      await page.locator('summary', { hasText: words.mail.preview }).press('Enter')
      await waitForVisible(page.getByText(`${pair.desk.url}/settings`))
      const found: string[] = []
      await checkAccessibility(page, 'reports by mail', found)
      expect(found).toEqual([])

      // another lead has asked for them too, and is a moderator by the time they go out
      const { client, id } = await signIn(pair.desk.url, mori)
      await client.breakdownMail.setAddress({ address: 'mori@staff.example.jp' })
      await client.breakdownMail.confirm({ code: codeIn(mails, 'mori@staff.example.jp') })
      await client.breakdownMail.subscribe({ weekly: true, monthly: true })
      await admin.client.people.change({ id, alias: 'mori', role: 'moderator', queues: [] })

      const [monday, second] = [msToMonday(), msToSecond()]
      const first = Math.min(monday, second)
      // other weeks, if any are between, have nothing to tell
      const reports = () => reportsTo(mails, 'aoi@staff.example.jp').filter((text) => text.includes(words.violations))
      pair.desk.moveClock(first)
      await expect.poll(() => reports().length).toBeGreaterThan(0)
      pair.desk.moveClock(Math.max(monday, second, first + DAY_MS))
      await expect.poll(() => reports().length).toBe(2)
      expect(reportsTo(mails, 'mori@staff.example.jp')).toEqual([])

      const ahead = Math.max(monday, second, first + DAY_MS)
      await signInAnew(page, `/breakdown?period=${month}`, aoi, words.breakdown.titleOf(words.monthName(month)), ahead)
      const headline = page.getByRole('main').locator('dl').first()
      await waitForVisible(headline)
      await expect(headline.locator('dd').first()).toHaveText(words.breakdown.count(2))
      for (const text of reports()) {
        expect(text).toContain(words.received)
        expect(text).toContain(`${pair.desk.url}/settings`)
        expect(text).not.toMatch(/aoi|mori|J-|LINE/)
      }
      await page.goto('/settings')
      await waitForVisible(page.getByText('aoi@staff.example.jp'))
      await page.getByRole('button', { name: words.mail.remove }).press('Enter')
      await waitForVisible(page.getByLabel(words.mail.address, { exact: true }))
    })
  })
