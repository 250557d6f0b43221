import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { createAccount, demoAccount, type Person, signIn } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import { parseSessionCookie, waitForVisible } from './journey-fixtures.ts'

/** Of a demo: the month that is over and waits to be closed, and one that was closed and has changed since. */
export type DemoMonths = { readonly last: string; readonly changed: string }

/** Read from what is stored, so that it does not matter whether a month ends meanwhile. */
export async function readDemoMonths({ url }: DeskProcess): Promise<DemoMonths> {
  const { client } = await signIn(url, demoAccount('tanaka'))
  const closed = (await client.closings.list()).months.filter(({ revision }) => revision > 0)
  const newest =
    closed
      .map(({ month }) => month)
      .sort()
      .at(-1) ?? ''
  return { last: addMonths(newest, 1), changed: closed.find(({ differs }) => differs)?.month ?? '' }
}

/** A lead beside the one at the browser, who acts without a page. */
export const addLead = async (desk: DeskProcess, login: string): Promise<Person> =>
  await signIn(desk.url, await createAccount(desk, login, 'lead', 'ja'))

/** Come to a screen as somebody who is signed in already. */
export async function openAs(page: Page, cookie: string | undefined, at: string, title: string): Promise<void> {
  await page.context().addCookies([{ ...parseSessionCookie(cookie ?? ''), url: 'https://127.0.0.1' }])
  await page.goto(at)
  await waitForVisible(page.getByRole('heading', { level: 1, name: title, exact: true }))
}

/** A month is closed, or closed anew with a reason, by two leads. */
export async function closeMonth(proposer: Person, approver: Person, month: string, reason = ''): Promise<void> {
  const { closingId, hash } = await proposer.client.closings.propose({ month, reason })
  await approver.client.closings.approve({ closingId, hash })
}
