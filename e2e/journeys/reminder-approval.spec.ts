import { appeals as appealsEn } from '@mimamori/copy/appeals/en'
import { appeals as appealsJa } from '@mimamori/copy/appeals/ja'
import type { Browser, Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import { openScreen } from './accessibility-checks.ts'
import {
  caseTitle,
  expect,
  waitForAlert,
  waitForCase,
  waitForKeyGuard,
  waitForVisible,
  test as world,
} from './journey-fixtures.ts'
import { STEP_UP_EXPIRY_MS, showSecondFactor, signInAt } from './month-steps.ts'
import {
  appealAgainstOutcome,
  askForReminder,
  chooseOutcome,
  msToDeadline,
  openReminder,
  outcomeForm,
  REMINDER_COPY,
  type ReminderCopy,
  readContract,
  readMoney,
  sendOutcome,
  waitForReminder,
  writeToOther,
} from './reminder-steps.ts'

const test = world.extend<{ words: ReminderCopy }>({
  words: async ({ speaks }, use) => use(REMINDER_COPY[speaks]),
})

const QUEUE = '/queue/reminders'
const LARGE = '自治体サイトの全面改修'
const LATE = '商品写真の切り抜き'
const APPEALS = { ja: appealsJa, en: appealsEn }

/** Somebody at a browser of their own. */
async function newPage(browser: Browser, { desk }: DeskPair, speaks: 'ja' | 'en'): Promise<Page> {
  const context = await browser.newContext({ baseURL: desk.url, locale: speaks === 'ja' ? 'ja-JP' : 'en-US' })
  return await context.newPage()
}

const proposals = (page: Page, words: ReminderCopy) => page.getByRole('region', { name: words.proposals })

/** The outcome that is suggested for the large one is sent, and asks for a second person. */
async function proposeLarge(page: Page, words: ReminderCopy): Promise<void> {
  await openReminder(page, LARGE)
  await waitForVisible(outcomeForm(page, words).getByRole('button', { name: words.propose }))
  await sendOutcome(page, words)
  await expect(page.locator('.layer:not([inert])').getByText(LARGE)).toHaveCount(0)
}

/** From the list of what waits for a second person to the case. */
async function openProposal(page: Page, words: ReminderCopy): Promise<void> {
  await waitForVisible(proposals(page, words).getByRole('link'))
  await proposals(page, words).getByRole('link').press('Enter')
  await waitForCase(page, LARGE)
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, longUndo: true })

    test('an outcome above the setting is sent back, then agreed to by a second lead with a second factor, and taken back by an appeal; late contact takes another one back', async ({
      page,
      pair,
      me,
      browser,
      copy,
      mouse,
      words,
    }) => {
      const mori = await addStaff(pair.desk, 'mori', 'approver', speaks)
      const nao = await addStaff(pair.desk, 'nao', 'lead', speaks)
      const large = await askForReminder(pair, { title: LARGE, amountYen: 300_000, completed: true })
      const late = await askForReminder(pair, { title: LATE, amountYen: 30_000 })
      let ahead = await msToDeadline(pair, late)
      pair.desk.moveClock(ahead)
      for (const id of [large, late]) await waitForReminder(pair, id, 'to_decide')
      const title = copy.queue.titles.reminders
      await signInAt(page, QUEUE, me, title, ahead)
      const other = await newPage(browser, pair, speaks)
      await signInAt(other, QUEUE, mori, title, ahead)

      await proposeLarge(page, words)
      await openProposal(other, words)
      await expect(other.getByRole('button', { name: words.sendBack, exact: true })).toBeEnabled()
      await other.keyboard.press('u')
      await waitForVisible(other.getByRole('textbox', { name: words.sendBackReason }).and(other.locator(':focus')))
      await other.keyboard.press('Control+Enter')
      await waitForAlert(other)
      await other.keyboard.type('納品の確認をお願いします')
      await other.keyboard.press('Control+Enter')
      await expect(other.getByRole('textbox', { name: words.sendBackReason })).toHaveCount(0)

      // loaded anew, so that the list knows of it: opening a free case claims it
      await page.goto(QUEUE)
      await proposeLarge(page, words)
      await openScreen(page, QUEUE)
      // whoever proposed sees it as their own, and cannot agree
      await waitForVisible(proposals(page, words).getByText(words.proposalOwn))
      await openProposal(page, words)
      await waitForVisible(page.getByText(words.ownWaits))
      await expect(page.getByRole('button', { name: words.agree, exact: true })).toHaveCount(0)

      ahead += STEP_UP_EXPIRY_MS
      pair.desk.moveClock(ahead)
      await openScreen(other, QUEUE)
      await openProposal(other, words)
      await expect(other.getByRole('button', { name: words.agree, exact: true })).toBeEnabled()
      await waitForKeyGuard(other)
      await other.keyboard.press('Control+Enter')
      await showSecondFactor(other, copy.security.confirm, mori, ahead)
      await waitForVisible(other.getByRole('timer'))
      expect((await readContract(pair, large)).reminders.at(-1)?.state).toBe('to_decide')
      ahead += LONGEST_UNDO_OVER_MS
      pair.desk.moveClock(ahead)
      const { reminders } = await waitForReminder(pair, large, 'decided')
      expect(await readContract(pair, large)).toMatchObject({ money: { heldYen: 0, confirmedYen: 300_000 } })

      // an outcome that was chosen without knowing of a late answer is taken back
      await page.goto(QUEUE)
      await openReminder(page, LATE)
      await expect(outcomeForm(page, words).getByRole('button').last()).toBeEnabled()
      const address = page.url()
      await chooseOutcome(page, 'dismissed', words)
      await sendOutcome(page, words)
      await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.reminders)
      await writeToOther(pair, late, 'client', new Date(Date.now() + ahead).toISOString())
      await page.goto(address)
      await waitForVisible(page.getByRole('status').filter({ hasText: words.late('').slice(0, 8) }))
      await page.keyboard.press('c')
      await waitForVisible(outcomeForm(page, words))
      await chooseOutcome(page, 'dismissed', words)
      await sendOutcome(page, words)
      ahead += LONGEST_UNDO_OVER_MS
      pair.desk.moveClock(ahead)
      await waitForReminder(pair, late, 'decided')

      const outcomeId = reminders.at(-1)?.id ?? ''
      await appealAgainstOutcome(pair, outcomeId, new Date(Date.now() + ahead).toISOString())
      const third = await newPage(browser, pair, speaks)
      await signInAt(third, '/appeals', nao, APPEALS[speaks].title, ahead)
      await third.getByRole('tabpanel').getByRole('listitem').first().waitFor()
      await third.keyboard.press('j')
      await expect(third.getByRole('button', { name: APPEALS[speaks].outcomes.granted }).first()).toBeEnabled()
      await third.keyboard.press('1')
      await waitForVisible(third.locator('textarea:focus'))
      await third.keyboard.type('納品の記録がない')
      await third.keyboard.press('Control+Enter')
      await waitForVisible(third.getByRole('timer'))
      ahead += LONGEST_UNDO_OVER_MS
      pair.desk.moveClock(ahead)
      await waitForReminder(pair, large, 'reversed')
      expect(await readContract(pair, large)).toMatchObject({ money: { heldYen: 300_000, confirmedYen: 0 } })
      expect(await readMoney(pair)).toMatchObject({ refused: 0, faults: [] })
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
