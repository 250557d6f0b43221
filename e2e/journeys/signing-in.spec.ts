import { signIn } from '@mimamori/copy/sign-in/ja'
import type { Page } from '@playwright/test'
import { enrolAuthenticator } from '../harness/authenticator-app.ts'
import { type Account, createAccount } from '../harness/desk-accounts.ts'
import { type Copy, expect, pressTabTo, test, waitForVisible } from './journey-fixtures.ts'

const PASSKEYS = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

/** A security chip of the test's own, in place of a real one. */
async function withPasskeys(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: PASSKEYS })
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function typePassword(page: Page, { staff }: Copy, { login, password }: Account): Promise<void> {
  await pressTabTo(page, page.getByLabel(staff.login, { exact: true }))
  await page.keyboard.type(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

async function signOut(page: Page, { staff }: Copy): Promise<void> {
  await page.locator('header [popovertarget]').last().press('Enter')
  await page.getByRole('button', { name: staff.signOut }).press('Enter')
  await waitForVisible(heading(page, staff.title))
}

test('the first sign-in sets up an app; later ones take no code twice, but a recovery code, or a passkey alone', async ({
  page,
  pair,
  copy,
}) => {
  const { security, queue } = copy
  const yuki = await createAccount(pair.desk, 'yuki')
  await withPasskeys(page)
  // passkeys belong to a name, and have none at a bare address
  await page.goto(pair.desk.url.replace('127.0.0.1', 'localhost'))
  await typePassword(page, copy, yuki)
  await waitForVisible(heading(page, security.enrolTitle))
  await waitForVisible(page.getByRole('img', { name: security.appQr }))
  // whoever loads the page anew is still on the way in
  await page.reload()
  await waitForVisible(heading(page, security.enrolTitle))
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  let used = ''
  await enrolAuthenticator(secret, async (code) => {
    used = code
    await page.getByLabel(security.code).fill(code)
    await page.keyboard.press('Enter')
    await waitForVisible(heading(page, security.codesTitle))
  })
  const codes = await page.getByRole('list').getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: security.codesDone }).press('Enter')
  await waitForVisible(heading(page, queue.titles.flagged))

  await page.goto(new URL('/settings', page.url()).href)
  await page.getByRole('button', { name: security.addPasskey }).press('Enter')
  await page.getByRole('button', { name: security.passkeyMake }).press('Enter')
  await waitForVisible(page.getByRole('button', { name: security.removeOf(security.labelOf.passkey) }))
  await signOut(page, copy)

  // the code that set the app up is used, and the way of a recovery code is beside it
  await typePassword(page, copy, yuki)
  await page.getByRole('button', { name: security.ways.code }).press('Enter')
  await page.getByLabel(security.code).fill(used)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(security.wrong)
  await page.getByRole('button', { name: security.ways.recovery }).press('Enter')
  await page.getByLabel(security.recovery, { exact: true }).fill(codes[0] ?? '')
  await page.keyboard.press('Enter')
  await waitForVisible(heading(page, copy.settings.title))
  await expect(page.getByText(security.codesLeft(9))).toBeVisible()
  await signOut(page, copy)

  await page.getByRole('button', { name: signIn.byPasskey }).press('Enter')
  await waitForVisible(heading(page, copy.settings.title))

  // a while later, what matters asks once more, and is done once it was shown
  pair.desk.moveClock(6 * 60_000)
  await page.getByRole('button', { name: security.codesAnew }).press('Enter')
  const dialog = page.getByRole('dialog', { name: security.confirm })
  await waitForVisible(dialog)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toHaveText(copy.refusals.step_up_required)
  await page.getByRole('button', { name: security.codesAnew }).press('Enter')
  await expect(dialog.getByRole('button', { name: security.passkeyUse })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: security.codesDone })).toBeVisible()
  await expect(page.getByText(security.codesLeft(10))).toBeVisible()

  // whoever was away too long signs in again, and is where they were
  pair.desk.moveClock(60 * 60_000)
  await expect(page.getByText(signIn.expired)).toBeVisible()
  await page.getByRole('button', { name: signIn.byPasskey }).press('Enter')
  await waitForVisible(heading(page, copy.settings.title))
})
