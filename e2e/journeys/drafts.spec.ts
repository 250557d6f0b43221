import { appeals as appealsEn } from '@mimamori/copy/appeals/en'
import { appeals as appealsJa } from '@mimamori/copy/appeals/ja'
import { drafts as draftsEn } from '@mimamori/copy/drafts/en'
import { drafts as draftsJa } from '@mimamori/copy/drafts/ja'
import { notes as notesEn } from '@mimamori/copy/notes/en'
import { notes as notesJa } from '@mimamori/copy/notes/ja'
import { patrol as patrolEn } from '@mimamori/copy/patrol/en'
import { patrol as patrolJa } from '@mimamori/copy/patrol/ja'
import type { BrowserContext, Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { type Account, addStaff, signIn as signInAs } from '../harness/desk-accounts.ts'
import { intakeHeaders, intakePath } from '../harness/intake-requests.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import {
  asksBeforeLeaving,
  type Copy,
  decisionStatusLine,
  expect,
  hideCase,
  openFirstOf,
  openSignedIn,
  readDecisions,
  signIn,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const WORDS = {
  ja: { appeals: appealsJa, drafts: draftsJa, notes: notesJa, patrol: patrolJa },
  en: { appeals: appealsEn, drafts: draftsEn, notes: notesEn, patrol: patrolEn },
}

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const NOTE = '依頼者に折り返しを待つ'
const REASON = '金額の扱いが決められない'
const LETTER = '追記：写真もご確認ください。'
const WITHDRAWAL = '三度目のため提案する'
const TYPED = [NOTE, REASON, LETTER, WITHDRAWAL]

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
async function expectDrafts(page: Page, copy: Copy, note: string, drafts: typeof draftsJa): Promise<void> {
  await expect(letterField(page)).toHaveValue(new RegExp(`${LETTER}$`))
  await expect(page.locator('[data-panel] [data-draft=saved]')).toContainText(drafts.restored('').slice(0, 6))
  await expect(noteField(page, note)).toHaveValue(NOTE)
  // the panel is left without its draft: what is in it is put back afterwards
  await leavePanel(page)
  const left = page.locator('.layer:not([inert]) [data-draft=discarded]')
  await expect(left).toBeVisible()
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

const deviceOf = (page: Page, pair: DeskPair, speaks: 'ja' | 'en'): Promise<BrowserContext> =>
  (page.context().browser() as NonNullable<ReturnType<BrowserContext['browser']>>).newContext({
    locale: speaks === 'ja' ? 'ja-JP' : 'en-US',
    baseURL: pair.desk.url,
  })

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

for (const speaks of ['ja', 'en'] as const) {
  const words = WORDS[speaks]
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })

    test('a draft of each kind about a case survives a reload, a killed browser, a new sign-in and another device; no colleague sees it', async ({
      page,
      pair,
      me,
      copy,
    }) => {
      await openFirstOf([FIRST], { page, pair, me, copy })
      await typeDrafts(page, copy, words.notes.label)
      expect(await asksBeforeLeaving(page), 'all of it is kept').toBe(false)
      const address = page.url()

      await page.reload()
      await waitForCase(page, FIRST)
      await expectDrafts(page, copy, words.notes.label, words.drafts)

      const again = await kill(page, address)
      await waitForCase(again, FIRST)
      await expectDrafts(again, copy, words.notes.label, words.drafts)

      await again.context().clearCookies()
      await signIn(again, copy, me, { at: address, there: FIRST })
      await waitForCase(again, FIRST)
      await expectDrafts(again, copy, words.notes.label, words.drafts)

      const device = await (await deviceOf(again, pair, speaks)).newPage()
      await signIn(device, copy, me, { at: address, there: FIRST })
      await waitForCase(device, FIRST)
      await expectDrafts(device, copy, words.notes.label, words.drafts)
      await device.close()

      const colleague = await addStaff(pair.desk, 'mei', 'moderator', speaks)
      const other = await (await deviceOf(again, pair, speaks)).newPage()
      const told: string[] = []
      other.on('response', (response) => {
        if (response.headers()['content-type']?.includes('event-stream')) return
        void response.text().then(
          (text) => void told.push(text),
          () => undefined,
        )
      })
      await openSignedIn(other, copy, colleague, { at: address, there: FIRST })
      await waitForCase(other, FIRST)
      await waitForVisible(other.getByRole('button', { name: words.notes.write }))
      for (const text of TYPED) await expect(other.locator('body')).not.toContainText(text)
      expect(told.some((answer) => answer.includes(FIRST))).toBe(true)
      expect(TYPED.filter((text) => told.join('\n').includes(text))).toEqual([])
      await other.close()
      await again.close()
    })

    test('the answer to an appeal and why a job is raised survive a killed browser', async ({
      page,
      pair,
      me,
      copy,
    }) => {
      // their app knows nothing of a clock that was moved
      const colleague: Account = await addStaff(pair.desk, 'mei', 'moderator', speaks)
      await openFirstOf([FIRST], { page, pair, me, copy })
      await hideCase(page, copy)
      await expect(decisionStatusLine(page, copy, copy.decisions.states.held)).toHaveCount(1)
      pair.desk.moveClock(LONGEST_UNDO_OVER_MS)
      await expect.poll(() => readDecisions(pair)).toMatchObject([{ state: 'standing' }])
      await appealAgainstFirst(pair)
      const body = { title: '観光記事の校正', description: '観光記事の校正をお願いします。' }
      await pair.marketplace.post({ kind: 'job', truth: 'clean', body })

      let other = await (await deviceOf(page, pair, speaks)).newPage()
      await openSignedIn(other, copy, colleague, { at: '/appeals?list=open&id=A-1', there: words.appeals.title })
      await other.getByRole('button', { name: words.appeals.outcomes.upheld }).press('Enter')
      await other.getByRole('textbox', { name: words.appeals.reason }).fill(REASON)
      await expect(other.locator('[data-draft=saved]')).toBeVisible()
      other = await kill(other, `${pair.desk.url}/appeals?list=open&id=A-1`)
      await expect(other.getByRole('textbox', { name: words.appeals.reason })).toHaveValue(REASON)

      await other.goto(`${pair.desk.url}/patrol`)
      await other.getByRole('article').first().waitFor()
      await other.getByRole('article').first().getByRole('button', { name: words.patrol.addReason }).press('Enter')
      await other.getByRole('textbox', { name: words.patrol.reason }).fill(NOTE)
      await expect(other.locator('[data-draft=saved]')).toBeVisible()
      other = await kill(other, 'about:blank')
      // the killed page holds its jobs until their leases end
      pair.desk.moveClock(LONGEST_UNDO_OVER_MS + 125_000)
      await expect(async () => {
        await other.goto(`${pair.desk.url}/patrol`)
        await other.getByRole('article').first().waitFor({ timeout: 3_000 })
      }).toPass()
      await other.getByRole('article').first().getByRole('button', { name: words.patrol.addReason }).press('Enter')
      await expect(other.getByRole('textbox', { name: words.patrol.reason })).toHaveValue(NOTE)
      await other.close()
    })
  })
}

test('offline everything that is drafted opens and says that it is in this tab alone; back online it is saved, and decided as it was typed', async ({
  page,
  pair,
  me,
  copy,
}) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  // what comes behind the first paint is there
  await waitForVisible(page.locator('.layer:not([inert])').getByRole('button', { name: notesJa.write }))
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
  await waitForVisible(noteField(page, notesJa.label))
  await page.keyboard.type(NOTE)
  await expect(page.locator('.layer:not([inert])').getByText(draftsJa.offline)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await waitForVisible(letterField(page))
  await letterField(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(LETTER)
  await expect(page.locator('[data-panel]').getByText(draftsJa.offline)).toBeVisible()
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
  await expect(noteField(page, notesJa.label)).toHaveValue(NOTE)
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
  await waitForVisible(second.getByRole('button', { name: notesJa.write }))
  await page.bringToFront()
  await page.keyboard.press('i')
  await waitForVisible(noteField(page, notesJa.label))
  await page.keyboard.type(NOTE)
  await expect(kept(page)).toHaveCount(1)
  await second.keyboard.press('i')
  await waitForVisible(noteField(second, notesJa.label))
  await second.keyboard.type(REASON)
  const newer = second.locator('.layer:not([inert]) [data-draft=newer]')
  await waitForVisible(newer)
  await expect(noteField(second, notesJa.label)).toHaveValue(REASON)
  await newer.getByRole('button', { name: draftsJa.takeNewer }).press('Enter')
  await expect(noteField(second, notesJa.label)).toHaveValue(NOTE)
  await second.close()
})
