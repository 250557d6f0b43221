import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import { closings as en } from '@mimamori/copy/closings/en'
import { closings as ja } from '@mimamori/copy/closings/ja'
import { copy as enCopy } from '@mimamori/copy/en'
import { factor as enFactor } from '@mimamori/copy/factor/en'
import { security as enSecurity } from '@mimamori/copy/security/en'
import { monthOf } from '@mimamori/policy/breakdown/month'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { TOTP } from 'otpauth'
import type { Pair } from '../running/marketplace.ts'
import { type Account, addStaff } from '../running/people.ts'
import { appears, atFirstOf, type Copy, expect, hide, test } from './world.ts'

const DAY_MS = 86_400_000
/** a second factor is good for five minutes */
const FACTOR_OVER_MS = 6 * 60_000
const TITLES = ['在宅でできる商品モニター', 'アンケート回答のお仕事'] as const
const WHY = '取り消しがあったため'

/** How far ahead it is past the end of this month, whatever the day. */
function toNextMonth(): number {
  let ahead = DAY_MS
  while (monthOf(new Date(Date.now() + ahead).toISOString()) === monthOf(new Date().toISOString())) ahead += DAY_MS
  return ahead
}

const codeOf = ({ app }: Account, ahead: number): string =>
  new TOTP({ secret: app?.secret ?? '' }).generate({ timestamp: Date.now() + ahead })

/** Sign in on the page of the month, by the desk's clock. */
async function comeTo(page: Page, month: string, who: Account, title: string, ahead: number): Promise<void> {
  await page.goto(`/breakdown/close?month=${month}`)
  await page.locator('input[name=login]').fill(who.login)
  await page.locator('input[name=password]').fill(who.password)
  await page.keyboard.press('Enter')
  await appears(page.locator('input[name=code]:focus'))
  await page.keyboard.type(codeOf(who, ahead))
  await page.keyboard.press('Enter')
  await appears(page.getByRole('heading', { level: 1, name: title }))
}

/** Ask the desk something in this person's session. */
async function ask(page: Page, call: string, input: object): Promise<void> {
  const asked = { url: `${DESK_PREFIX}${call}`, header: CSRF_HEADER, body: JSON.stringify({ json: input }) }
  const status = await page.evaluate(async ({ url, header, body }) => {
    const headers = { 'content-type': 'application/json', [header.name]: header.value }
    return (await fetch(url, { method: 'POST', headers, body })).status
  }, asked)
  expect(status, call).toBe(200)
}

function rowOf<Row>(pair: Pair, sql: string): Row {
  const database = new Database(pair.desk.databaseFile, { readonly: true })
  const row = database.prepare<[], Row>(sql).get()
  database.close()
  if (!row) throw new Error(`no row: ${sql}`)
  return row
}

/** A lead takes a measure of the month back, long after it. */
async function takeBack(page: Page, pair: Pair): Promise<void> {
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

const panel = (page: Page, words: typeof ja) => page.getByRole('region', { name: words.title })
const button = (page: Page, name: string) => page.getByRole('button', { name })
/** Press it with the keyboard. */
const press = async (page: Page, name: string) => {
  await expect(button(page, name)).toBeEnabled()
  await button(page, name).press('Enter')
}

/** Two jobs of this month are hidden, and it is the next month. */
async function decided(page: Page, { pair, me, copy }: { pair: Pair; me: Account; copy: Copy }): Promise<void> {
  await atFirstOf(TITLES, { page, pair, me, copy })
  await hide(page, copy)
  await appears(page.getByRole('main').getByRole('heading', { level: 1 }).getByText(TITLES[1]))
  await page.waitForTimeout(200)
  await hide(page, copy)
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(copy.cases.empty.flagged)
}

test('a month is closed by two leads, and what is taken back afterwards makes a revision by two; who proposed cannot approve', async ({
  page,
  browser,
  baseURL,
  pair,
  me,
  copy,
}) => {
  const month = monthOf(new Date().toISOString())
  const [aoi, mori] = [await addStaff(pair.desk, 'aoi', 'lead', 'ja'), await addStaff(pair.desk, 'mori', 'lead', 'en')]
  await decided(page, { pair, me, copy })
  let ahead = toNextMonth()
  pair.desk.moveClock(ahead)
  await page.context().clearCookies()
  await comeTo(page, month, aoi, ja.title, ahead)
  const other = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' })).newPage()
  await comeTo(other, month, mori, en.title, ahead)

  // the month that runs cannot be closed, and says from when on it can
  const running = monthOf(new Date(Date.now() + ahead).toISOString())
  await page.getByRole('link', { name: ja.month(running) }).press('Enter')
  await appears(panel(page, ja).getByRole('heading', { name: ja.month(running) }))
  await expect(button(page, ja.propose)).toHaveCount(0)

  await page.getByRole('link', { name: ja.month(month) }).press('Enter')
  await appears(panel(page, ja).getByText(ja.noUnfinished))
  await press(page, ja.propose)
  await appears(panel(page, ja).getByText(ja.proposedOwn))
  await expect(panel(page, ja).getByRole('row', { name: copy.words.categories.direct_deal })).toContainText('2')
  await expect(button(page, ja.approve)).toHaveCount(0)

  // by the other, who shows a second factor anew
  ahead += FACTOR_OVER_MS
  pair.desk.moveClock(ahead)
  await other.reload()
  await appears(panel(other, en).getByText(en.proposed))
  await press(other, en.approve)
  const dialog = other.getByRole('dialog', { name: { ...enSecurity, ...enFactor }.confirm })
  await appears(dialog.locator('input[name=code]'))
  await other.keyboard.type(codeOf(mori, ahead))
  await other.keyboard.press('Enter')
  await appears(panel(other, en).getByText(`${en.closed(1)} ${en.same}`))

  await takeBack(page, pair)
  await page.reload()
  await appears(panel(page, ja).getByText(ja.since('1')))
  await expect(panel(page, ja)).toContainText(ja.wasNow('2', '1'))
  await press(page, ja.revise)
  await appears(page.locator('textarea:focus'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(ja.reasonNeeded)
  await page.keyboard.type(WHY)
  await page.keyboard.press('Enter')
  await appears(panel(page, ja).getByText(ja.proposedOwn))

  await other.reload()
  await appears(panel(other, en).getByText(WHY))
  await press(other, en.approve)
  await appears(panel(other, en).getByText(`${en.closed(2)} ${en.same}`))
  const revisions = panel(other, en).getByRole('region', { name: en.revisions }).locator('details')
  await expect(revisions).toHaveCount(2)
  await revisions.nth(1).locator('summary').press('Enter')
  const rowIn = (n: number) => revisions.nth(n).getByRole('row', { name: enCopy.words.categories.direct_deal })
  await expect(rowIn(0)).toContainText('1')
  await expect(rowIn(1)).toContainText('2')
  await expect(revisions.nth(1)).toContainText(en.intact)
})
