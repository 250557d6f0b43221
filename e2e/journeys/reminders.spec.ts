import { caseTitle, expect, openSignedIn, pressTabTo, test, waitForCase, waitForVisible } from './journey-fixtures.ts'
import { addDueReminder, callSite, chooseOutcome, outcomeForm, REMINDER_COPY, undoButton } from './reminder-steps.ts'

const words = REMINDER_COPY.ja
const TITLE = '観光協会のパンフレット制作'

test.use({ longUndo: true })

test('an outcome is chosen and sent with keys alone, and taken back by key and by button', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
  mouse,
}) => {
  const id = await addDueReminder(pair, TITLE)
  await callSite(pair, `/contracts/${id}/contact`, { side: 'client', text: 'ご連絡が遅くなりました。' })
  await openSignedIn(page, copy, me, { at: '/queue/reminders', there: copy.queue.titles.reminders })
  await waitForVisible(page.locator('main a[data-case]').filter({ hasText: TITLE }))
  await page.keyboard.press('c')
  await waitForCase(page, TITLE)
  await waitForVisible(page.getByRole('status').filter({ hasText: words.late('').slice(0, 8) }))
  await chooseOutcome(page, 'payment_confirmed', words)
  await page.keyboard.press('Control+Enter')
  await expect(outcomeForm(page, words).getByRole('alert')).toHaveText(copy.refusals.reason_required)
  const reason = outcomeForm(page, words).getByRole('textbox', { name: words.reason })
  const send = async () => {
    // one that has just been taken back is in hand again a moment later
    await expect(outcomeForm(page, words).getByRole('button').last()).toBeEnabled()
    await pressTabTo(page, reason)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('相手方から返事がないため')
    await page.keyboard.press('Control+Enter')
    await expect(caseTitle(page)).toHaveText(copy.queueEmpty.done.reminders)
  }
  const address = page.url()
  await send()
  await page.keyboard.press('z')
  await waitForCase(page, TITLE)
  await send()
  await page.goto(address)
  await undoButton(page, words).press('Enter')
  await waitForVisible(outcomeForm(page, words))
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
