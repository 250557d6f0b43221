import { security as en } from '@mimamori/copy/security/en'
import { security as ja } from '@mimamori/copy/security/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from 'playwright'
import { enrolAuthenticator, nextCode } from './harness/authenticator-app.ts'
import { type Account, createAccount, signInOnPage } from './harness/desk-accounts.ts'
import type { DeskProcess } from './harness/desk-process.ts'

const COPY = { ja, en }

type PictureContext = {
  readonly desk: DeskProcess
  readonly language: Language
  readonly take: (name: string) => Promise<void>
}

const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

/** The way in of somebody who comes for the first time, and what they see of it later, in two widths. */
export async function pictureSignIn(
  page: Page,
  login: string,
  { desk, language, take }: PictureContext,
): Promise<void> {
  const security = COPY[language]
  const both = async (name: string) => {
    for (const [suffix, size] of SIZES) {
      await page.setViewportSize(size)
      await take(`${name}${suffix}`)
    }
  }
  const fresh = await createAccount(desk, login, 'moderator', language)
  // passkeys belong to a name
  const address = desk.url.replace('127.0.0.1', 'localhost')
  await page.goto(address)
  await signInOnPage(page, fresh)
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await both('enrol')
  const [app] = await enrolAuthenticator(secret, async (code) => {
    await page.locator('input[name=code]').fill(code)
    await page.keyboard.press('Enter')
    await page.locator('[data-print]').first().waitFor()
  })
  await both('recovery-codes')
  await page.getByRole('button', { name: security.codesDone }).press('Enter')
  await page.locator('main h1').waitFor()
  await page.goto(`${address}/settings`)
  await page.getByRole('button', { name: security.addApp }).scrollIntoViewIfNeeded()
  await both('security')
  await page.getByRole('button', { name: security.addApp }).press('Enter')
  await page.locator('svg[role=img]').scrollIntoViewIfNeeded()
  await both('security-add')
  await page.locator('header [popovertarget]').last().press('Enter')
  await page.context().clearCookies()
  await pictureSecondFactor(page, { address, both }, { ...fresh, app })
}

type FactorPictures = { readonly address: string; readonly both: (name: string) => Promise<void> }

async function pictureSecondFactor(
  page: Page,
  { address, both }: FactorPictures,
  { login, password, app }: Account,
): Promise<void> {
  await page.goto(address)
  await signInOnPage(page, { login, password })
  await page.locator('input[name=code]').fill('000000')
  await page.keyboard.press('Enter')
  await page.locator('[role=alert]').waitFor()
  await both('second-step')
  if (!app) return
  await page.locator('input[name=code]').fill(await nextCode(app))
  await page.keyboard.press('Enter')
  await page.locator('header').waitFor()
}

/** What asks once more who somebody is; the call that needs it is refused here without waiting five minutes. */
export async function pictureStepUp(page: Page, { take, language }: Omit<PictureContext, 'desk'>): Promise<void> {
  const data = { refusal: 'step_up_required', present: null }
  const json = { defined: true, code: 'REFUSED_403', status: 403, message: '', data }
  const refuse = { status: 403, contentType: 'application/json', body: JSON.stringify({ json }) }
  await page.route('**/api/desk/security/makeRecoveryCodes', (route) => route.fulfill(refuse))
  await page.getByRole('button', { name: COPY[language].codesAnew }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await take('confirm')
  await page.keyboard.press('Escape')
  await page.unroute('**/api/desk/security/makeRecoveryCodes')
}
