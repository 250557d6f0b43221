import type { Page } from '@playwright/test'
import { createAccount, type Person, seedStaff, signIn } from '../harness/desk-accounts.ts'
import { openScreen } from './accessibility-checks.ts'
import {
  expect,
  openSignedIn,
  test,
  waitForAlert,
  waitForCase,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'
import { STEP_UP_EXPIRY_MS, showSecondFactor } from './month-steps.ts'
import { addDueReminder, REMINDER_COPY } from './reminder-steps.ts'

const words = REMINDER_COPY.en
const QUEUE = '/queue/reminders'
const LARGE = '自治体サイトの全面改修'
const OWN = '商品写真の切り抜き'

/** Chooses an outcome above the setting: it waits for a second person. */
async function propose({ client }: Person, title: string): Promise<void> {
  const { items } = await client.queue.list({ view: 'reminders' })
  const { id: caseId, fence } = await client.cases.claim({
    caseId: items.find((each) => each.title === title)?.id ?? '',
  })
  const letters = { asking: '報酬をお支払いします。', silent: '期限までにご連絡がありませんでした。' }
  const outcome = { outcome: 'payment_confirmed', amountYen: 300_000, negativeRating: true } as const
  await client.reminders.decide({ ...outcome, caseId, fence, letters, reason: '完了報告あり', contactedLateAt: null })
}

/** From the list of what waits for a second person to the case. */
async function openProposal(page: Page, title: string): Promise<void> {
  const link = page.getByRole('region', { name: words.proposals }).getByRole('link').filter({ hasText: title })
  await waitForVisible(link)
  await link.press('Enter')
  await waitForCase(page, title)
}

test.use({ speaks: 'en', longUndo: true })

test('a second lead sends an outcome back in words, or agrees by a second factor; who chose it can do neither', {
  tag: '@verify',
}, async ({ page, pair, copy, mouse }) => {
  const mori = await signIn(pair.desk.url, await createAccount(pair.desk, 'mori', 'lead', 'en'))
  const [kaz] = await seedStaff(pair.desk, 1)
  if (!kaz) throw new Error('nobody came')
  for (const [who, title] of [
    [kaz, LARGE],
    [mori, OWN],
  ] as const) {
    await addDueReminder(pair, title, 300_000)
    await propose(who, title)
  }
  pair.desk.moveClock(STEP_UP_EXPIRY_MS)
  await openSignedIn(page, copy, mori, { at: QUEUE, there: copy.queue.titles.reminders })
  await waitForVisible(page.getByRole('region', { name: words.proposals }).getByText(words.proposalOwn))
  await openProposal(page, OWN)
  await waitForVisible(page.getByText(words.ownWaits))
  const agree = page.locator('.layer:not([inert])').getByRole('button', { name: words.agree, exact: true })
  await expect(agree).toHaveCount(0)

  await openScreen(page, QUEUE)
  await openProposal(page, LARGE)
  await expect(agree).toBeEnabled()
  await page.keyboard.press('u')
  const reason = page.getByRole('textbox', { name: words.sendBackReason })
  await waitForVisible(reason.and(page.locator(':focus')))
  await waitForDecidingFloor(page)
  await page.keyboard.press('Control+Enter')
  await waitForAlert(page)
  await page.keyboard.press('Escape')
  await expect(reason).toHaveCount(0)
  await waitForDecidingFloor(page)
  await page.keyboard.press('Control+Enter')
  await showSecondFactor(page, copy.security.confirm, mori, STEP_UP_EXPIRY_MS)
  await waitForVisible(page.getByRole('timer'))
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
