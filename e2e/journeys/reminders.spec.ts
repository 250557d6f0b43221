import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { Page } from '@playwright/test'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import { caseTitle, expect, waitForCase, waitForVisible, test as world } from './journey-fixtures.ts'
import { signInAt } from './month-steps.ts'
import {
  askForReminder,
  type ContractChange,
  chooseOutcome,
  msToDeadline,
  outcomeForm,
  REMINDER_COPY,
  type ReminderCopy,
  readContract,
  readMoney,
  sendOutcome,
  undoButton,
  waitForReminder,
  writeToOther,
} from './reminder-steps.ts'

const test = world.extend<{ words: ReminderCopy }>({
  words: async ({ speaks }, use) => use(REMINDER_COPY[speaks]),
})

/** Contracts by what becomes of their reminders. */
const ENDINGS = {
  payment_confirmed: { title: '観光協会のパンフレット制作', asking: 'freelancer', completed: true },
  escrow_released: { title: 'ECサイトの商品登録', asking: 'client' },
  project_cancelled: { title: '業務システムの保守', asking: 'freelancer', escrowYen: 0 },
  dismissed: { title: '歯科医院サイトのコラム記事', asking: 'freelancer' },
} as const satisfies Record<ReminderOutcome, ContractChange>
const OUTCOMES = Object.keys(ENDINGS) as ReminderOutcome[]

/** Waits for a case that is not decided yet, in hand. Answers what is going to be decided on it. */
async function outcomeOnScreen(page: Page, left: readonly ReminderOutcome[]): Promise<ReminderOutcome> {
  const titles = () => page.locator('.layer:not([inert])').getByRole('heading', { level: 1 }).allTextContents()
  const find = async () => {
    const shown = (await titles()).join()
    return left.find((outcome) => shown.includes(ENDINGS[outcome].title)) ?? null
  }
  await expect.poll(find, { intervals: [25], timeout: 120_000 }).not.toBeNull()
  const outcome = (await find()) ?? 'dismissed'
  await waitForCase(page, ENDINGS[outcome].title)
  return outcome
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks, longUndo: true })

    test('an answer in time ends a reminder, also one of the last millisecond told late; the others are decided, undone by key and by button, and arrive at the marketplace with their letters', async ({
      page,
      pair,
      me,
      copy,
      mouse,
      words,
    }) => {
      const ids = new Map<ReminderOutcome, string>()
      for (const outcome of OUTCOMES) ids.set(outcome, await askForReminder(pair, ENDINGS[outcome]))
      const inTime = await askForReminder(pair, { title: '展示会ブースの3Dパース' })
      const atLast = await askForReminder(pair, { title: 'カフェのロゴ' })
      await writeToOther(pair, inTime, 'client', new Date().toISOString())
      await waitForReminder(pair, inTime, 'answered')

      let ahead = await msToDeadline(pair, atLast)
      pair.desk.moveClock(ahead)
      const { reminders } = await waitForReminder(pair, atLast, 'to_decide')
      expect(reminders.at(-1)?.shownAt.length, 'reminded at once and again').toBeGreaterThan(0)
      const last = new Date(Date.parse(reminders.at(-1)?.deadline ?? '') - 1).toISOString()
      await writeToOther(pair, atLast, 'client', last)
      await waitForReminder(pair, atLast, 'answered')

      for (const outcome of OUTCOMES) await waitForReminder(pair, ids.get(outcome) ?? '', 'to_decide')
      await signInAt(page, '/queue/reminders', me, copy.queue.titles.reminders, ahead)
      await expect(page.locator('main a[data-case]')).toHaveCount(OUTCOMES.length)
      await page.keyboard.press('c')

      const left = [...OUTCOMES]
      while (left.length > 0) {
        const outcome = await outcomeOnScreen(page, left)
        const { title } = ENDINGS[outcome]
        const address = page.url()
        await waitForVisible(outcomeForm(page, words))
        await chooseOutcome(page, outcome, words)
        if (left.length === 4) {
          await page.keyboard.press('Control+Enter')
          await expect(outcomeForm(page, words).getByRole('alert')).toHaveText(copy.refusals.reason_required)
        }
        await sendOutcome(page, words)
        left.splice(left.indexOf(outcome), 1)
        if (left.length === 3) {
          await outcomeOnScreen(page, left)
          await page.keyboard.press('z')
          await waitForCase(page, title)
          await sendOutcome(page, words)
        }
        if (left.length === 0) {
          await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.reminders)
          await page.goto(address)
          await undoButton(page, words).press('Enter')
          await waitForVisible(outcomeForm(page, words))
          await waitForCase(page, title)
          await chooseOutcome(page, outcome, words)
          await sendOutcome(page, words)
        }
      }
      await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.reminders)

      ahead += LONGEST_UNDO_OVER_MS
      pair.desk.moveClock(ahead)
      const site = await page.context().newPage()
      for (const outcome of OUTCOMES) {
        const { reminders: told } = await waitForReminder(pair, ids.get(outcome) ?? '', 'decided')
        const decided = told.at(-1)?.decided
        expect(decided?.outcome).toBe(outcome)
        await site.goto(`${pair.marketplace.url}/contract?id=${ids.get(outcome)}&as=client&lang=${speaks}`)
        const letter = decided?.letters[ENDINGS[outcome].asking === 'client' ? 'asking' : 'silent'] ?? 'no letter'
        await expect(site.locator('main')).toContainText(letter)
      }
      expect(await readMoney(pair)).toMatchObject({ refused: 0, faults: [] })
      expect(await readContract(pair, ids.get('escrow_released') ?? '')).toMatchObject({
        contract: { progress: 'cancelled' },
        money: { heldYen: 0, releasedYen: 50_000 },
      })
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
