import { appeals } from '@mimamori/copy/appeals/ja'
import { drafts } from '@mimamori/copy/drafts/ja'
import { notes } from '@mimamori/copy/notes/ja'
import { patrol } from '@mimamori/copy/patrol/ja'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { hideFor } from '../harness/decision-choices.ts'
import { addStaff, signIn as signInAs } from '../harness/desk-accounts.ts'
import { intakeHeaders, intakePath } from '../harness/intake-requests.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import {
  asksBeforeLeaving,
  type Copy,
  expect,
  openFirstOf,
  openSignedIn,
  postOffence,
  readDecisions,
  test,
  waitForCase,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const NOTE = '依頼者に折り返しを待つ'
const REASON = '金額の扱いが決められない'
const LETTER = '追記：写真もご確認ください。'
const WITHDRAWAL = '三度目のため提案する'

const kept = (page: Page) => page.locator('.layer:not([inert]) [data-draft=saved]')
const noteField = (page: Page, label: string) =>
  page.locator('.layer:not([inert])').getByRole('textbox', { name: label, exact: true })
const letterField = (page: Page) => page.locator('.layer:not([inert]) textarea[lang=ja]').last()
const panel = (page: Page, name: string) => page.locator('.layer:not([inert])').getByRole('region', { name })

/** From an open panel to the menu. */
const leavePanel = (page: Page) =>
  page.locator('.layer:not([inert]) [data-panel] button[aria-keyshortcuts=Escape]').press('Enter')

/** Types one draft of each kind of a case: the letter last, as it stays open. Every one is kept when it ends. */
async function typeDrafts(page: Page, copy: Copy, note: string): Promise<void> {
  await page.keyboard.press('i')
  await waitForVisible(noteField(page, note))
  await page.keyboard.type(NOTE)
  await expect(kept(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await waitForVisible(panel(page, copy.aside.escalateTitle).getByRole('textbox'))
  await page.keyboard.type(REASON)
  await expect(panel(page, copy.aside.escalateTitle).locator('[data-draft=saved]')).toBeVisible()
  await leavePanel(page)
  await page.keyboard.press('Shift+X')
  const proposal = panel(page, copy.withdrawals.proposeTitle)
  await proposal.getByRole('textbox', { name: copy.withdrawals.note }).fill(WITHDRAWAL)
  await expect(proposal.locator('[data-draft=saved]')).toBeVisible()
  await leavePanel(page)
  await page.keyboard.press('w')
  await waitForVisible(letterField(page))
  await letterField(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(LETTER)
  await expect(page.locator('[data-panel] [data-draft=saved]')).toBeVisible()
}

/** Everything that was typed about the case is on screen, or behind the key that opens it. */
async function expectDrafts(page: Page, copy: Copy, note: string): Promise<void> {
  await expect(letterField(page)).toHaveValue(new RegExp(`${LETTER}$`))
  await expect(page.locator('[data-panel] [data-draft=saved]')).toContainText(drafts.restored('').slice(0, 6))
  await expect(noteField(page, note)).toHaveValue(NOTE)
  // the panel is left without its draft: what is in it is put back afterwards
  await leavePanel(page)
  const left = page.locator('.layer:not([inert]) [data-draft=discarded]')
  await expect(left).toBeVisible()
  // in hand again, the case is something else to decide on
  await waitForDecidingFloor(page)
  await page.keyboard.press('e')
  await expect(panel(page, copy.aside.escalateTitle).getByRole('textbox')).toHaveValue(REASON)
  await leavePanel(page)
  await page.keyboard.press('Shift+X')
  const proposal = panel(page, copy.withdrawals.proposeTitle)
  await expect(proposal.getByRole('textbox', { name: copy.withdrawals.note })).toHaveValue(WITHDRAWAL)
  await leavePanel(page)
  await left.getByRole('button', { name: drafts.putBack }).press('Enter')
  await expect(letterField(page)).toHaveValue(new RegExp(`${LETTER}$`))
  await expect(page.locator('[data-panel] [data-draft=saved]')).toBeVisible()
}

/** Ends the process of a page, so that nothing of it runs any more, and opens another in its place. */
async function kill(page: Page, address: string): Promise<Page> {
  const context = page.context()
  const crashed = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  session.send('Page.crash').catch(() => undefined)
  await crashed
  const next = await context.newPage()
  await page.close()
  await next.goto(address)
  return next
}

/** A browser that has nothing of this desk yet. */
async function openDevice(page: Page, { desk }: DeskPair): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('no browser')
  return await (await browser.newContext({ locale: 'ja-JP', baseURL: desk.url })).newPage()
}

async function appealAgainstFirst({ desk }: DeskPair): Promise<void> {
  const database = new Database(desk.databaseFile, { readonly: true })
  const measure = database
    .prepare<[], { id: string; memberId: string }>('SELECT id, member_id AS memberId FROM measures LIMIT 1')
    .get()
  database.close()
  const { id: measureId, memberId } = measure ?? { id: '', memberId: '' }
  const body = { id: 'A-1', memberId, measureId, text: '誤解です。', appealedAt: new Date().toISOString() }
  const answer = await fetch(`${desk.url}${intakePath('/appeals')}`, {
    method: 'POST',
    headers: intakeHeaders(desk.apiKey),
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(202)
}

test.use({ longUndo: true })

test('a draft of each kind about a case is on another device after the browser was killed, and behind the key that opens it', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST], { page, pair, me, copy })
  await typeDrafts(page, copy, notes.label)
  expect(await asksBeforeLeaving(page), 'all of it is kept').toBe(false)
  const address = page.url()
  const again = await kill(page, 'about:blank')
  await again.close()
  // nothing that a browser keeps is there
  const device = await openDevice(again, pair)
  await openSignedIn(device, copy, me, { at: address, there: FIRST })
  await waitForCase(device, FIRST)
  await expectDrafts(device, copy, notes.label)
  await device.context().close()
})

test('the answer to an appeal and why a job is raised survive a killed browser', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  // somebody who did not decide it; their app knows nothing of a clock that was moved
  const colleague = await addStaff(pair.desk, 'mei')
  const { client } = await signInAs(pair.desk.url, me)
  await postOffence(pair, FIRST)
  const held = await client.cases.claimNext({ view: 'flagged' })
  if (!held || !('contentVersion' in held)) throw new Error('nothing is flagged')
  const { id: caseId, fence, contentVersion } = held
  await client.decisions.decide({ caseId, fence, contentVersion, choice: hideFor('direct_deal') })
  pair.desk.moveClock(LONGEST_UNDO_OVER_MS)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'standing' }])
  await appealAgainstFirst(pair)
  const body = { title: '観光記事の校正', description: '観光記事の校正をお願いします。' }
  await pair.marketplace.post({ kind: 'job', truth: 'clean', body })

  const appeal = '/appeals?list=open&id=A-1'
  await openSignedIn(page, copy, colleague, { at: appeal, there: appeals.title })
  await page.getByRole('button', { name: appeals.outcomes.upheld }).press('Enter')
  await page.getByRole('textbox', { name: appeals.reason }).fill(REASON)
  await expect(page.locator('[data-draft=saved]')).toBeVisible()
  await page.goto('/patrol')
  const raise = async (on: Page) => {
    await on.getByRole('article').first().waitFor()
    await on.getByRole('article').first().getByRole('button', { name: patrol.addReason }).press('Enter')
    return on.getByRole('textbox', { name: patrol.reason })
  }
  await (await raise(page)).fill(NOTE)
  await expect(page.locator('[data-draft=saved]')).toBeVisible()
  // a page that is left lets go of its jobs
  await page.goto(appeal)
  await expect.poll(async () => (await client.queue.counts()).held.patrol).toBe(0)
  const again = await kill(page, `${pair.desk.url}${appeal}`)
  await expect(again.getByRole('textbox', { name: appeals.reason })).toHaveValue(REASON)
  await again.goto(`${pair.desk.url}/patrol`)
  await expect(await raise(again)).toHaveValue(NOTE)
  await again.close()
})

test('offline everything that is drafted opens and says that it is in this tab alone; back online it is saved, and decided as it was typed', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  // what comes behind the first paint is there
  await waitForVisible(page.locator('.layer:not([inert])').getByRole('button', { name: notes.write }))
  await page.keyboard.press('h')
  await waitForVisible(letterField(page))
  await leavePanel(page)
  await page.context().setOffline(true)
  await waitForVisible(page.getByText(copy.cases.readOnly.offline).first())
  const opened = {
    h: copy.decisions.hideTitle,
    r: copy.decisions.correctionTitle,
    m: copy.decisions.adviceTitle,
    e: copy.aside.escalateTitle,
    s: copy.aside.snoozeTitle,
  }
  for (const [key, title] of Object.entries(opened)) {
    await page.keyboard.press(key)
    await waitForVisible(panel(page, title).first())
    await expect(panel(page, title).first()).toContainText(copy.cases.readOnly.offline)
    await leavePanel(page)
  }
  await page.keyboard.press('i')
  await waitForVisible(noteField(page, notes.label))
  await page.keyboard.type(NOTE)
  await expect(page.locator('.layer:not([inert])').getByText(drafts.offline)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await waitForVisible(letterField(page))
  await letterField(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(LETTER)
  await expect(page.locator('[data-panel]').getByText(drafts.offline)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  expect(await asksBeforeLeaving(page), 'it is in this tab alone').toBe(true)
  expect(readDecisions(pair)).toEqual([])
  await page.context().setOffline(false)
  await expect(page.locator('[data-panel] [data-draft=saved]')).toBeVisible()
  await expect.poll(() => asksBeforeLeaving(page)).toBe(false)
  await page.keyboard.press('Control+Enter')
  await waitForCase(page, SECOND)
  await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'held' }])
  // the letter is gone with the decision; the note is not sent yet
  const { client } = await signInAs(pair.desk.url, me)
  const { items } = await client.queue.list({ view: 'flagged', limit: 20 })
  expect(items.map(({ title }) => title)).toContain(SECOND)
  await page.keyboard.press('z')
  await waitForCase(page, FIRST)
  await expect(letterField(page)).toHaveValue(new RegExp(`${LETTER}$`))
  await expect(noteField(page, notes.label)).toHaveValue(NOTE)
})

test('what is typed in two tabs is never written over unseen: the later one is told, and chooses', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await openFirstOf([FIRST], { page, pair, me, copy })
  const second = await page.context().newPage()
  await second.goto(page.url())
  await waitForCase(second, FIRST)
  await waitForVisible(second.getByRole('button', { name: notes.write }))
  await page.bringToFront()
  await page.keyboard.press('i')
  await waitForVisible(noteField(page, notes.label))
  await page.keyboard.type(NOTE)
  await expect(kept(page)).toHaveCount(1)
  await second.keyboard.press('i')
  await waitForVisible(noteField(second, notes.label))
  await second.keyboard.type(REASON)
  const newer = second.locator('.layer:not([inert]) [data-draft=newer]')
  await waitForVisible(newer)
  await expect(noteField(second, notes.label)).toHaveValue(REASON)
  await newer.getByRole('button', { name: drafts.takeNewer }).press('Enter')
  await expect(noteField(second, notes.label)).toHaveValue(NOTE)
  await second.close()
})
