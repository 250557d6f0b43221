import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import { monthOf } from '@mimamori/policy/breakdown/month'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { TOTP } from 'otpauth'
import type { Pair } from '../running/marketplace.ts'
import type { Account } from '../running/people.ts'
import { appears, atFirstOf, type Copy, expect, hide } from './world.ts'

const DAY_MS = 86_400_000
/** a second factor is good for five minutes */
export const FACTOR_OVER_MS = 6 * 60_000
const TITLES = ['在宅でできる商品モニター', 'アンケート回答のお仕事'] as const

/** How far ahead it is past the end of this month, whatever the day. */
export function toNextMonth(): number {
  let ahead = DAY_MS
  while (monthOf(new Date(Date.now() + ahead).toISOString()) === monthOf(new Date().toISOString())) ahead += DAY_MS
  return ahead
}

export const codeOf = ({ app }: Account, ahead: number): string =>
  new TOTP({ secret: app?.secret ?? '' }).generate({ timestamp: Date.now() + ahead })

/** Sign in at an address whose screen has this title, by the desk's clock. */
export async function comeTo(page: Page, address: string, who: Account, title: string, ahead: number): Promise<void> {
  await page.goto(address)
  await page.locator('input[name=login]').fill(who.login)
  await page.locator('input[name=password]').fill(who.password)
  await page.keyboard.press('Enter')
  await appears(page.locator('input[name=code]:focus'))
  await page.keyboard.type(codeOf(who, ahead))
  await page.keyboard.press('Enter')
  await appears(page.getByRole('heading', { level: 1, name: title }))
}

/** Ask the desk something in this person's session. */
export async function ask<Answer>(page: Page, call: string, input: object): Promise<Answer> {
  const asked = { url: `${DESK_PREFIX}${call}`, header: CSRF_HEADER, body: JSON.stringify({ json: input }) }
  const { status, answer } = await page.evaluate(async ({ url, header, body }) => {
    const headers = { 'content-type': 'application/json', [header.name]: header.value }
    const response = await fetch(url, { method: 'POST', headers, body })
    return { status: response.status, answer: await response.json() }
  }, asked)
  expect(status, call).toBe(200)
  return answer.json
}

function rowOf<Row>(pair: Pair, sql: string): Row {
  const database = new Database(pair.desk.databaseFile, { readonly: true })
  const row = database.prepare<[], Row>(sql).get()
  database.close()
  if (!row) throw new Error(`no row: ${sql}`)
  return row
}

/** A lead takes a measure of the month back, long after it. */
export async function takeBack(page: Page, pair: Pair): Promise<void> {
  const line = rowOf<{ id: string; jobId: string }>(pair, 'SELECT id, target_id AS jobId FROM measures LIMIT 1')
  const target = { type: 'job', id: line.jobId }
  const body = { target, reporterId: 'U-1', reason: 'direct_deal_solicitation', text: 'もう一度ご確認ください。' }
  await pair.marketplace.post({ kind: 'report', body })
  const open = "SELECT id, content_version AS version FROM cases WHERE state = 'open'"
  await expect.poll(() => rowOf<{ n: number }>(pair, `SELECT count(*) AS n FROM (${open})`).n).toBe(1)
  const { id: caseId, version: contentVersion } = rowOf<{ id: string; version: number }>(pair, open)
  await ask(page, '/cases/claim', { caseId })
  const { fence } = rowOf<{ fence: number }>(pair, `SELECT fence FROM cases WHERE id = '${caseId}'`)
  const choice = { kind: 'reverse', reverses: [line.id], template: null, text: '先の措置を取り消しました。' }
  await ask(page, '/decisions/decide', { caseId, fence, contentVersion, choice, note: '' })
}

/** Two jobs of this month are hidden, and it is the next month. */
export async function decidedTwice(
  page: Page,
  { pair, me, copy }: { pair: Pair; me: Account; copy: Copy },
): Promise<void> {
  await atFirstOf(TITLES, { page, pair, me, copy })
  await hide(page, copy)
  await appears(page.getByRole('main').getByRole('heading', { level: 1 }).getByText(TITLES[1]))
  await page.waitForTimeout(200)
  await hide(page, copy)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(copy.cases.empty.flagged)
}
