import { inbox as inboxEn } from '@mimamori/copy/inbox/en'
import { inbox as inboxJa } from '@mimamori/copy/inbox/ja'
import { personReasons as peopleEn } from '@mimamori/copy/person-reasons/en'
import { personReasons as peopleJa } from '@mimamori/copy/person-reasons/ja'
import type { Page } from '@playwright/test'
import { addStaff, signIn } from '../harness/desk-accounts.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import { findViolations } from './accessibility-checks.ts'
import { blockPolling } from './block-polling.ts'
import { caseTitle, expect, openFirstOf, pressTabTo, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const WORDS = { ja: { inbox: inboxJa, people: peopleJa }, en: { inbox: inboxEn, people: peopleEn } }
const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const ASKED = '契約前の連絡先交換か、判断が付きません。'
const ANSWER = '警告で足ります。'
/** how often a page asks for the inbox by itself; here it learns of entries by the desk’s stream alone */
const INBOX_POLL_MS = 60_000

test.beforeEach(async ({ page, pair, me, copy }) => {
  await blockPolling(page.context(), INBOX_POLL_MS)
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
})

/** G and N open the inbox; where it is in the page. */
async function openInbox(page: Page, name: string) {
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  const panel = page.getByRole('dialog', { name, exact: true })
  await waitForVisible(panel)
  return panel
}

for (const speaks of ['ja', 'en'] as const) {
  const words = WORDS[speaks]
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, longUndo: true })

    test('a case sent back with words is told to who escalated it, in the inbox and on the case', async ({
      page,
      pair,
      copy,
      mouse,
    }) => {
      const { desk } = pair
      const lead = await signIn(desk.url, await addStaff(desk, 'rin', 'lead', speaks))
      const { shell, aside, cases } = copy
      await page.keyboard.press('e')
      await expect(page.getByRole('textbox', { name: aside.reason })).toBeFocused()
      await page.keyboard.type(ASKED)
      await page.keyboard.press('Control+Enter')
      await waitForCase(page, SECOND)
      const { items } = await lead.client.queue.list({ view: 'escalated' })
      const { id: caseId, fence, people } = await lead.client.cases.claim({ caseId: items[0]?.id ?? '' })
      expect(people).toMatchObject([{ kind: 'escalated', words: ASKED }])
      await lead.client.cases.sendBack({ caseId, fence, why: ANSWER })
      await expect(await openInbox(page, shell.inbox)).not.toContainText(ANSWER)
      await page.keyboard.press('Escape')

      desk.moveClock(LONGEST_UNDO_OVER_MS)
      await expect(
        page.getByRole('button', { name: `${shell.inbox} · ${shell.unread('1')}` }),
        'told without asking',
      ).toBeVisible()
      const panel = await openInbox(page, shell.inbox)
      const entry = panel.getByRole('button', { name: words.inbox.told.escalation_sent_back('rin') })
      await expect(entry).toContainText(ANSWER)
      expect(await findViolations(page)).toEqual([])
      await pressTabTo(page, entry)
      await page.keyboard.press('Enter')
      await waitForCase(page, FIRST)
      const why = page.getByRole('region', { name: cases.why })
      await expect(why).toContainText(words.people.told.sent_back('rin'))
      await expect(why).toContainText(ANSWER)
      await expect(why).not.toContainText(cases.noFlags)
      await waitForVisible(page.locator('.layer:not([inert]) header').getByText(words.people.marks.sent_back))
      await expect(page.getByRole('button', { name: shell.inbox, exact: true })).toBeVisible()
      expect(await findViolations(page)).toEqual([])

      const again = await openInbox(page, shell.inbox)
      await waitForVisible(again.getByText(ANSWER))
      await again.getByRole('radio', { name: words.inbox.lists.unread }).press(' ')
      await waitForVisible(again.getByText(words.inbox.empty.unread))
      await page.keyboard.press('Escape')
      await page.goto('/queue/flagged')
      await waitForVisible(page.getByRole('main').getByText(words.people.marks.sent_back, { exact: true }))
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })

    test('a case is handed to a colleague by name, and one that is watched tells what becomes of it', async ({
      page,
      pair,
      copy,
      mouse,
    }) => {
      const { desk } = pair
      const mei = await signIn(desk.url, await addStaff(desk, 'mei', 'moderator', speaks))
      const { shell, aside } = copy
      await page.keyboard.press('+')
      await waitForVisible(page.locator('.layer:not([inert]) header').getByText(words.people.watching))
      await waitForVisible(page.getByRole('button', { name: aside.moves.unwatch }))
      await page.keyboard.press(':')
      const name = page.getByRole('combobox', { name: aside.assignName })
      await expect(name).toBeFocused()
      await waitForVisible(page.getByRole('option').first())
      expect(await findViolations(page)).toEqual([])
      await page.keyboard.type('nobody')
      await waitForVisible(page.getByText(aside.assignNobody))
      for (let n = 0; n < 'nobody'.length; n++) await page.keyboard.press('Backspace')
      await page.keyboard.type('me')
      await expect(page.getByRole('option', { name: 'mei' })).toHaveAttribute('aria-selected', 'true')
      await page.keyboard.press('Enter')
      await waitForCase(page, SECOND)
      desk.moveClock(LONGEST_UNDO_OVER_MS)
      await expect.poll(async () => (await mei.client.inbox.summary()).unread).toBe(1)
      const { entries } = await mei.client.inbox.list({ unread: true })
      expect(entries).toMatchObject([{ kind: 'assigned', by: 'hana', title: FIRST }])
      const caseId = entries[0]?.caseId ?? ''
      const { fence, people, contentVersion } = await mei.client.cases.claim({ caseId })
      expect(people).toMatchObject([{ kind: 'assigned', by: 'hana', to: 'mei' }])

      const choice = { kind: 'no_violation' } as const
      await mei.client.decisions.decide(
        { caseId, fence, contentVersion, choice, note: '' },
        { context: { idempotencyKey: 'decided' } },
      )
      desk.moveClock(2 * LONGEST_UNDO_OVER_MS)
      await expect(page.getByRole('button', { name: `${shell.inbox} · ${shell.unread('1')}` })).toBeVisible()
      const panel = await openInbox(page, shell.inbox)
      const entry = panel.getByRole('button', { name: words.inbox.told.watched_decided('mei') })
      await expect(entry).toContainText(copy.words.noViolation)
      await panel.getByRole('radio', { name: words.inbox.lists.watched }).press(' ')
      const unwatch = panel.getByRole('button', { name: words.inbox.unwatch })
      await waitForVisible(unwatch)
      expect(await findViolations(page)).toEqual([])
      await pressTabTo(page, unwatch)
      await page.keyboard.press('Enter')
      await waitForVisible(panel.getByText(words.inbox.empty.watched))
      await page.keyboard.press('Escape')
      await expect(caseTitle(page)).toContainText(SECOND)
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
