import { lists as listsEn } from '@mimamori/copy/lists/en'
import { lists as listsJa } from '@mimamori/copy/lists/ja'
import { offeredSnoozes } from '@mimamori/policy/cases/snooze-times'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import type { DeskPair } from '../harness/marketplace-process.ts'
import {
  type Copy,
  caseTitle,
  expect,
  openFirstOf,
  openSignedIn,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const MINUTES = 60_000
const LIST_COPY = { ja: listsJa, en: listsEn }
const WHY = { ja: '翌朝、依頼者の返信を待って判断します。', en: 'Waiting for the client to reply in the morning.' }

/** A job that is due in so many minutes: it has two hours from when it was posted. */
async function postDueIn(pair: DeskPair, title: string, minutes: number): Promise<void> {
  const postedAt = new Date(Date.now() - (120 - minutes) * MINUTES).toISOString()
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。'
  const body = { title, description, postedAt, updatedAt: postedAt }
  await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
}

function readNotes({ desk }: DeskPair): string[] {
  const database = new Database(desk.databaseFile, { readonly: true })
  const rows = database.prepare<[], { text: string }>('SELECT text FROM case_notes').all()
  database.close()
  return rows.map(({ text }) => text)
}

const choices = (page: Page, { aside }: Copy) => page.getByRole('list', { name: aside.snoozeTitle }).getByRole('button')

const dueTime = (page: Page) => page.locator('[data-case-layer]:not([inert]) header time')

for (const speaks of ['ja', 'en'] satisfies Language[]) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })

    test('a snooze past the due time is marked and waits for a reason, another takes two keys', async ({
      page,
      pair,
      me,
      copy,
      mouse,
    }) => {
      const { aside } = copy
      const [title, far] = ['通販サイトの紹介文', '名刺のデータ入力']
      await postDueIn(pair, title, 40)
      await postDueIn(pair, far, 110)
      await openSignedIn(page, copy, me)
      await page.keyboard.press('c')
      await waitForCase(page, title)
      await page.keyboard.press('s')
      await waitForVisible(choices(page, copy).first())
      const dueAt = (await dueTime(page).getAttribute('datetime')) ?? ''
      const late = offeredSnoozes(new Date().toISOString()).map(({ until }) => until > dueAt)
      const marks = (await choices(page, copy).allTextContents()).map((text) => text.includes(aside.pastDue))
      expect(marks.slice(0, late.length), 'the time the day shift begins may be in time').toEqual(late)
      expect(late.slice(0, 2)).toEqual([false, true])
      await page.keyboard.press('2')
      await expect(page.getByRole('alert').filter({ hasText: aside.lateReason })).toBeVisible()
      await expect(page.getByLabel(aside.lateReasonLabel)).toBeFocused()
      await expect(caseTitle(page)).toHaveText(title)
      await page.keyboard.insertText(WHY[speaks])
      await page.keyboard.press('Control+Enter')
      await waitForCase(page, far)
      expect(readNotes(pair)).toEqual([WHY[speaks]])

      await page.keyboard.press('s')
      await page.keyboard.press('1')
      await expect(page.getByRole('heading', { name: copy.queueEmpty.done.flagged })).toBeVisible()
      expect(readNotes(pair), 'nothing is asked of a snooze in time').toHaveLength(1)
      await page.goto('/queue/snoozed')
      const lists = LIST_COPY[speaks]
      await expect(page.getByRole('columnheader', { name: lists.columns.due })).toBeVisible()
      await expect(page.getByRole('main').getByRole('table').locator('a[data-case]')).toHaveCount(2)
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })

    test('a case stays snoozed when a renewal of its lease reaches the desk after the snooze', async ({
      page,
      pair,
      me,
      copy,
    }) => {
      const title = '通販サイトの紹介文'
      await postDueIn(pair, title, 110)
      await openSignedIn(page, copy, me)
      const snoozed = page.waitForResponse('**/cases/snooze')
      await page.route('**/cases/renew', async (route) => {
        await snoozed
        await route.continue()
      })
      const renewed = page.waitForResponse('**/cases/renew')
      await page.keyboard.press('c')
      await waitForCase(page, title)
      await page.keyboard.press('s')
      await waitForVisible(choices(page, copy).first())
      await page.keyboard.press('1')
      await snoozed
      expect((await renewed).status(), 'the lease ended with the snooze').toBe(409)
      await expect(page.getByRole('heading', { name: copy.queueEmpty.done.flagged })).toBeVisible()
      await page.goto('/queue/snoozed')
      await expect(page.getByRole('main').getByRole('table').locator('a[data-case]')).toHaveText(title)
    })

    test.describe('away from Japan', () => {
      test.use({ timezoneId: 'Europe/Lisbon' })

      test('due times and snoozes are shown by both clocks, until somebody chooses Japan’s', async ({
        page,
        pair,
        me,
        copy,
      }) => {
        const clock = (timeZone: string, at: number) =>
          new Date(at).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
        const both = (at: number) =>
          new RegExp(
            speaks === 'ja'
              ? `日本 .*${clock('Asia/Tokyo', at)}.*現地 .*${clock('Europe/Lisbon', at)}`
              : `${clock('Asia/Tokyo', at)} JST.*${clock('Europe/Lisbon', at)} local`,
          )
        const title = '通販サイトの紹介文'
        await openFirstOf([title], { page, pair, me, copy })
        const due = dueTime(page)
        const dueAt = Date.parse((await due.getAttribute('datetime')) ?? '')
        await expect(due.locator('..')).toContainText(both(dueAt))
        await page.keyboard.press('s')
        await waitForVisible(choices(page, copy).first())
        const morning = choices(page, copy).nth(3)
        await expect(morning).toContainText(speaks === 'ja' ? '日本' : '09:00 JST')
        await expect(morning).toContainText(speaks === 'ja' ? '現地' : 'local')
        await page.keyboard.press('Escape')

        const address = page.url()
        await page.goto('/settings')
        const stored = page.waitForResponse('**/session/prefer')
        await page.getByLabel(copy.settings.zone, { exact: true }).selectOption('Asia/Tokyo')
        await stored
        await page.goto(address)
        await waitForCase(page, title)
        await expect(due.locator('..')).not.toContainText(speaks === 'ja' ? '現地' : 'local')
      })
    })
  })
}
