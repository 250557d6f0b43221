// @vitest-environment jsdom
import { reminderCase as words } from '@mimamori/copy/reminders/reminder-case.ja'
import type { ReminderContract } from '@mimamori/policy/reminders/reminder-request'
import { act } from 'react'
import { expect, test } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { type AboutReminder, type OutcomeDraft, openOutcomeDraft } from './outcome-draft.ts'
import { RestChoice } from './rest-of-escrow.tsx'

const letters = { asking: '{{amount}}', silent: '{{amount}}' }
const ABOUT: AboutReminder = {
  suggested: { outcome: 'payment_confirmed', amountYen: 60_000, negativeRating: false },
  letters: { payment_confirmed: letters, escrow_released: letters, project_cancelled: letters, dismissed: letters },
  contract: { escrowedYen: 60_000 } as ReminderContract,
  requestedBy: 'freelancer',
  money: { escrowedYen: 60_000, wholeEscrowYen: 60_000, twoPeopleAboveYen: 1, aloneADayYen: 1, movedAloneYen: 0 },
}

async function theChoice(change: Partial<OutcomeDraft>) {
  const changed: OutcomeDraft[] = []
  const draft = { ...openOutcomeDraft(ABOUT), ...change }
  const { page, unmount } = await render(
    <RestChoice draft={draft} about={ABOUT} problem={null} onChange={(next) => changed.push(next)} />,
  )
  const labels = () => [...page.querySelectorAll('label')].map(({ textContent }) => textContent)
  return { page, labels, changed, unmount }
}

test('what becomes of the rest is asked only where a part is moved, and the sum of the rest is said', async () => {
  const whole = await theChoice({})
  expect(whole.page.querySelector('fieldset')).toBeNull()
  await whole.unmount()
  const part = await theChoice({ amount: '20,000' })
  expect(part.page.querySelector('legend')?.textContent).toBe(words.rest('40,000円'))
  expect(part.labels()).toEqual([words.rests.returned, words.rests.stays])
  await act(async () => part.page.querySelectorAll('input')[1]?.click())
  expect(part.changed.at(-1)?.rest).toEqual({ goes: 'stays', until: '' })
  await part.unmount()
})

test('a rest that stays asks until when, and a refund ends the project, so that its rest is paid', async () => {
  const stays = await theChoice({ amount: '20,000', rest: { goes: 'stays', until: '2026-12-20' } })
  expect(stays.page.querySelector<HTMLInputElement>('input[type=date]')?.value).toBe('2026-12-20')
  await stays.unmount()
  const refund = await theChoice({ amount: '20,000', outcome: 'escrow_released' })
  expect(refund.labels()).toEqual([words.rests.paid])
  await refund.unmount()
})
