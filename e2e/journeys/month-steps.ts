import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { nextCode } from '../harness/authenticator-app.ts'
import { claimCases, decisionRequest, postExampleJobs } from '../harness/case-requests.ts'
import { adviseFor } from '../harness/decision-choices.ts'
import { type Account, createAccount, signIn } from '../harness/desk-accounts.ts'
import { connectionPool, sendRequests } from '../harness/intake-requests.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { type Copy, expect, hideCase, openFirstOf, waitForCase, waitForVisible } from './journey-fixtures.ts'

const DAY_MS = 86_400_000
/** a second factor is good for five minutes */
export const STEP_UP_EXPIRY_MS = 6 * 60_000
const JOB_TITLES = ['在宅でできる商品モニター', 'アンケート回答のお仕事'] as const

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

/** Like `signInAt`, where somebody is signed in already: somebody else, or whose second factor may no longer count. */
export async function signInAnew(
  page: Page,
  address: string,
  who: Account,
  title: string,
  ahead: number,
): Promise<void> {
  await page.context().clearCookies()
  await signInAt(page, address, who, title, ahead)
}

/** Ask the desk something in this person's session. */
export async function callFromPage<Answer>(page: Page, call: string, input: object): Promise<Answer> {
  const asked = { url: `${DESK_PREFIX}${call}`, header: CSRF_HEADER, body: JSON.stringify({ json: input }) }
  const { status, answer } = await page.evaluate(async ({ url, header, body }) => {
    const headers = { 'content-type': 'application/json', [header.name]: header.value }
    const response = await fetch(url, { method: 'POST', headers, body })
    return { status: response.status, answer: await response.json() }
  }, asked)
  expect(status, call).toBe(200)
  return answer.json
}

function queryRow<Row>({ databaseFile }: DeskPair['desk'], sql: string): Row {
  const database = new Database(databaseFile, { readonly: true })
  const row = database.prepare<[], Row>(sql).get()
  database.close()
  if (!row) throw new Error(`no row: ${sql}`)
  return row
}

/** A member objects to a measure of the month, and a lead who had no part in it grants that, long after it. */
export async function grantAppeal(page: Page, { desk }: DeskPair): Promise<void> {
  const { measureId, memberId } = queryRow<{ measureId: string; memberId: string }>(
    desk,
    'SELECT id AS measureId, member_id AS memberId FROM measures LIMIT 1',
  )
  const appeal = { id: 'A-month', memberId, measureId, text: '連絡先の交換ではありません。' }
  const answer = await fetch(`${desk.url}/api/intake/v1/appeals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...appeal, appealedAt: new Date().toISOString() }),
  })
  expect(answer.status, await answer.text()).toBe(202)
  const granted = { outcome: 'granted', text: '先の措置を取り消しました。', reason: '誤検出' }
  await callFromPage(page, '/appeals/decide', { appealId: appeal.id, ...granted })
  // it can be taken back for ten seconds
  const state = () => queryRow<{ state: string }>(desk, 'SELECT state FROM appeals').state
  await expect.poll(state).not.toBe('held')
}

/** Two jobs of this month are hidden, and it is the next month. */
export async function decideTwoJobs(
  page: Page,
  { pair, me, copy }: { pair: DeskPair; me: Account; copy: Copy },
): Promise<void> {
  await openFirstOf(JOB_TITLES, { page, pair, me, copy })
  await hideCase(page, copy)
  await waitForCase(page, JOB_TITLES[1])
  await hideCase(page, copy)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(copy.queueEmpty.done.flagged)
}

/** A moderator decides so many jobs of each category, without a page. Answers how many in all. */
export async function decideJobsOf(
  { desk }: DeskPair,
  counts: Readonly<Partial<Record<Category, number>>>,
): Promise<number> {
  const categories = CATEGORIES.flatMap((category) => Array<Category>(counts[category] ?? 0).fill(category))
  const pool = connectionPool(desk.url, 4)
  await postExampleJobs(desk, pool, categories.length, 'M-')
  const moderator = await signIn(desk.url, await createAccount(desk, 'kaz'))
  const held = await claimCases(pool, moderator, categories.length)
  const decisions = held.map((each, n) => decisionRequest(moderator, each, adviseFor(categories[n] ?? 'other')))
  await sendRequests(pool, decisions, 4)
  await pool.close()
  return categories.length
}
