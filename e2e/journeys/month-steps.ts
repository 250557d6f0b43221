import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { nextCode } from '../harness/authenticator-app.ts'
import type { Account } from '../harness/desk-accounts.ts'
import { waitForVisible } from './journey-fixtures.ts'

const DAY_MS = 86_400_000
/** a second factor is good for five minutes */
export const STEP_UP_EXPIRY_MS = 6 * 60_000

/** How far ahead it is past the end of this month, whatever the day. */
export function msToNextMonth(): number {
  let ahead = DAY_MS
  while (monthOf(new Date(Date.now() + ahead).toISOString()) === monthOf(new Date().toISOString())) ahead += DAY_MS
  return ahead
}

/** A new code of this person's app by the desk's clock. Throws where they have none. */
async function codeOf({ app }: Account, ahead: number): Promise<string> {
  if (!app) throw new Error('no second factor')
  return await nextCode(app, ahead)
}

/** Show a second factor in the dialog of this name, which asks for it before an act, by the desk's clock. */
export async function showSecondFactor(page: Page, dialog: string, who: Account, ahead: number): Promise<void> {
  await waitForVisible(page.getByRole('dialog', { name: dialog }).locator('input[name=code]'))
  await page.keyboard.type(await codeOf(who, ahead))
  await page.keyboard.press('Enter')
}

/** Sign in at an address whose screen has this title, by the desk's clock. */
export async function signInAt(page: Page, address: string, who: Account, title: string, ahead: number): Promise<void> {
  await page.goto(address)
  await page.locator('input[name=login]').fill(who.login)
  await page.locator('input[name=password]').fill(who.password)
  await page.keyboard.press('Enter')
  await waitForVisible(page.locator('input[name=code]:focus'))
  await page.keyboard.type(await codeOf(who, ahead))
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: title }))
}
