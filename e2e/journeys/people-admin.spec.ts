import { admin as adminWords } from '@mimamori/copy/admin/ja'
import { company } from '@mimamori/copy/company/ja'
import { invitation } from '@mimamori/copy/invitation/ja'
import { people } from '@mimamori/copy/people/ja'
import { startOidcProvider, type TestOidcProvider } from '@mimamori/testing-oidc/oidc-provider'
import type { Page } from '@playwright/test'
import { enrolAuthenticator } from '../harness/authenticator-app.ts'
import { startDeskPair } from '../harness/marketplace-process.ts'
import { freePort } from '../harness/server-processes.ts'
import { type Copy, expect, test as ofWorld, waitForVisible } from './journey-fixtures.ts'

const YUKI = 'yuki@example.jp'
const PASSWORD = '雨の日の窓はとてもしずかです'

/** A desk that nobody has been at yet, and the sign-in of a company it was told of. */
const test = ofWorld.extend<{ company: TestOidcProvider; port: number }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  prepared: async ({}, use) => use(null),
  // biome-ignore lint/correctness/noEmptyPattern: the form Playwright asks for
  port: async ({}, use) => use(await freePort()),
  company: async ({ port }, use) => {
    const person = { sub: 'e-7', email: YUKI, verified: true, amr: ['pwd', 'otp'] }
    const company = await startOidcProvider(`http://127.0.0.1:${port}/sign-in/return`, [person])
    await use(company)
    await company.close()
  },
  pair: async ({ company, port }, use) => {
    const pair = await startDeskPair({
      environment: {
        PORT: String(port),
        MIMAMORI_PUBLIC_URL: `http://127.0.0.1:${port}`,
        MIMAMORI_OIDC_ISSUER: company.issuer,
        MIMAMORI_OIDC_CLIENT_ID: company.clientId,
        MIMAMORI_OIDC_CLIENT_SECRET: company.clientSecret,
        MIMAMORI_OIDC_NAME: 'みどり商会',
        MIMAMORI_OIDC_SECOND_FACTOR: 'provider',
      },
    })
    await use(pair)
    await pair.discard()
  },
})

test.use({ ownDesk: true })

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** Come in by a link: a password, and an app for the second factor. */
async function acceptInvitation(link: string, page: Page, { security }: Copy): Promise<void> {
  await page.goto(link)
  await waitForVisible(heading(page, invitation.title))
  await page.getByLabel(invitation.password).fill('みじかい')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(invitation.problems.password_short)
  await page.getByLabel(invitation.password).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await waitForVisible(heading(page, security.enrolTitle))
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await enrolAuthenticator(secret, async (code) => {
    await page.getByLabel(security.code).fill(code)
    await page.keyboard.press('Enter')
    await waitForVisible(heading(page, security.codesTitle))
  })
  await page.getByRole('button', { name: security.codesDone }).press('Enter')
}

test('an empty desk gets its first admin by command, who adds a moderator, who comes back by the company’s sign-in', {
  tag: '@verify',
}, async ({ page, pair, copy }) => {
  const { stdout } = await pair.desk.command('admin', 'create', '--login', 'yamada', '--alias', '山田')
  const [link = ''] = /http\S+$/.exec(stdout.trim()) ?? []
  await acceptInvitation(link, page, copy)
  await waitForVisible(heading(page, adminWords.title))
  const again = await pair.desk.command('admin', 'create', '--login', 'suzuki', '--alias', '鈴木')
  expect(again.code).not.toBe(0)
  expect(again.stderr).toContain('an active admin already exists')

  await page.getByRole('button', { name: people.add }).press('Enter')
  await expect(page.getByLabel(people.fields.login)).toBeFocused()
  await page.getByRole('button', { name: people.cancel }).press('Enter')
  await expect(page.getByRole('button', { name: people.add })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(people.fields.login)).toBeFocused()
  await page.getByLabel(people.fields.login).fill(YUKI)
  await page.getByLabel(people.fields.alias, { exact: true }).fill('ゆき')
  await page.getByRole('button', { name: people.create }).press('Enter')
  await expect(page.getByRole('textbox', { name: people.link.label })).toHaveValue(/#[\w-]{43}$/)

  // nobody comes in by a link twice
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(link)
  await waitForVisible(heading(page, invitation.over))
  await page.getByRole('button', { name: invitation.toSignIn }).press('Enter')

  await page.getByRole('button', { name: company.signIn('みどり商会') }).press('Enter')
  await page.getByRole('button', { name: YUKI }).press('Enter')
  await waitForVisible(heading(page, copy.queue.titles.flagged))
  expect(page.url()).toBe(`${pair.desk.url}/queue/flagged`)
})
