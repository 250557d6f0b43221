import { inbox as words } from '@mimamori/copy/inbox/en'
import { personReasons as people } from '@mimamori/copy/person-reasons/en'
import { addStaff, createAccount, signIn } from '../harness/desk-accounts.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import { findViolations } from './accessibility-checks.ts'
import { changePolling } from './change-polling.ts'
import { expect, openSignedIn, postOffence, pressTabTo, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const TITLE = '商品レビューの記事作成'
const ANSWER = '警告で足ります。'
/** how often a page asks for the inbox by itself; here it learns of entries by the desk’s stream alone */
const INBOX_POLL_MS = 60_000

test.use({ speaks: 'en', longUndo: true })

test('a case sent back with words is told without asking, opened from the inbox, watched, and handed to a colleague by name', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  const { shell, aside, cases } = copy
  const { desk } = pair
  await changePolling(page.context(), INBOX_POLL_MS, null)
  await postOffence(pair, TITLE)
  const { client } = await signIn(desk.url, me)
  const lead = await signIn(desk.url, await createAccount(desk, 'rin', 'lead', 'en'))
  await addStaff(desk, 'mei', 'moderator', 'en')
  const held = await client.cases.claimNext({ view: 'flagged' })
  const caseId = held?.id ?? ''
  await client.cases.escalate({ caseId, fence: held?.fence ?? 0, why: '判断が付きません。' })
  const seen = await lead.client.cases.claim({ caseId })
  await lead.client.cases.sendBack({ caseId, fence: seen.fence, why: ANSWER })

  await openSignedIn(page, copy, me)
  await waitForVisible(page.getByRole('main').getByText(people.marks.sent_back, { exact: true }))
  const bell = page.getByRole('button', { name: `${shell.inbox} · ${shell.unread('1')}` })
  const panel = page.getByRole('dialog', { name: shell.inbox, exact: true })
  const read = page.getByRole('button', { name: shell.inbox, exact: true })
  await read.press('Enter')
  await waitForVisible(panel)
  await expect(panel).not.toContainText(ANSWER)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  desk.moveClock(LONGEST_UNDO_OVER_MS)
  await expect(bell, 'told without asking').toBeVisible()
  await bell.press('Enter')
  await waitForVisible(panel)
  const entry = panel.getByRole('button', { name: words.told.escalation_sent_back('rin') })
  await expect(entry).toContainText(ANSWER)
  expect(await findViolations(page)).toEqual([])
  await pressTabTo(page, entry)
  await page.keyboard.press('Enter')
  await waitForCase(page, TITLE)
  const why = page.getByRole('region', { name: cases.why })
  await expect(why).toContainText(people.told.sent_back('rin'))
  await expect(why).toContainText(ANSWER)
  await expect(why).not.toContainText(cases.noFlags)
  const header = page.locator('.layer:not([inert]) header')
  await waitForVisible(header.getByText(people.marks.sent_back))
  await expect(read).toBeVisible()

  await page.keyboard.press('+')
  await waitForVisible(header.getByText(people.watching))
  await page.locator('.layer:not([inert]) summary', { hasText: aside.more }).press('Enter')
  await waitForVisible(page.getByRole('button', { name: aside.moves.unwatch }))
  await page.keyboard.press(':')
  await expect(page.getByRole('combobox', { name: aside.assignName })).toBeFocused()
  await waitForVisible(page.getByRole('option').first())
  await page.keyboard.insertText('nobody')
  await waitForVisible(page.getByText(aside.assignNobody))
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('me')
  await expect(page.getByRole('option', { name: 'mei' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(why).toContainText(people.told.assigned('hana', 'mei'))

  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await waitForVisible(panel.getByText(ANSWER))
  await panel.getByRole('radio', { name: words.lists.unread }).press(' ')
  await waitForVisible(panel.getByText(words.empty.unread))
  await panel.getByRole('radio', { name: words.lists.watched }).press(' ')
  const unwatch = panel.getByRole('button', { name: words.unwatch })
  await waitForVisible(unwatch)
  await pressTabTo(page, unwatch)
  await page.keyboard.press('Enter')
  await waitForVisible(panel.getByText(words.empty.watched))
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
