// @vitest-environment jsdom
import { reminders as refusals } from '@mimamori/copy/reminders/ja'
import { reminderCase as words } from '@mimamori/copy/reminders/reminder-case.ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { isHeldInOtherTab, takeForThisTab } from '../../api/tab-ownership.ts'
import { announced } from '../../keys/page-keys.test-support.tsx'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import type { OutcomeDraft } from '../../reminders/outcome-draft.ts'
import { onDesk } from '../desk.test-support.tsx'
import type { ReminderDecisionProps } from './reminder-decision-props.ts'
import { useOutcomeForm } from './use-outcome-form.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const letters = { asking: '依頼者へ {{amount}}', silent: '相手へ' }
const CONTACTED_LATE = '2026-12-01T00:00:00.000Z'
let made = 0

/** The outcome of a reminder over 60,000 yen, above 50,000 for two people, and a desk that answers this. */
async function aForm(answer: () => unknown, { closed = null as string | null } = {}) {
  const id = `outcome-${++made}`
  const reminder = {
    requestedBy: 'freelancer',
    suggested: { outcome: 'payment_confirmed', amountYen: 60_000, negativeRating: false },
    letters: { payment_confirmed: letters, escrow_released: letters, project_cancelled: letters, dismissed: letters },
    contract: { escrowedYen: 60_000 },
    contactedLateAt: CONTACTED_LATE,
    money: {
      escrowedYen: 60_000,
      wholeEscrowYen: 60_000,
      twoPeopleAboveYen: 50_000,
      aloneADayYen: 300_000,
      movedAloneYen: 0,
    },
  }
  const review = { id, number: 12, fence: 4, holder: { mine: true }, reminder }
  takeForThisTab(review as never)
  const desk = fakeDesk({ 'reminders.decide': answer })
  const layer = document.body.appendChild(document.createElement('div'))
  layer.dataset.caseLayer = '12'
  layer.innerHTML = '<form></form><input aria-invalid="true">'
  const place = { current: layer.querySelector('form') }
  const setAside: string[] = []
  const props = (closed: string | null) =>
    ({ review, active: true, frame: { closed }, onSetAside: (id: string) => setAside.push(id) }) as never
  const hook = await renderHook((now: ReminderDecisionProps) => useOutcomeForm(now, place), props(closed), {
    within: onDesk(),
  })
  const caches = [queries.cases.key(), queries.queue.key(), queries.reminders.key(), queries.notes.key()]
  for (const key of [...caches, queries.decisions.recent.queryKey()]) hook.cache.setQueryData([...key], [])
  return {
    ...hook,
    ...desk,
    setAside,
    open: () => hook.rerender(props(null)),
    change: (part: Partial<OutcomeDraft>) => act(async () => hook.now().change({ ...hook.now().draft, ...part })),
    send: async () => {
      await act(async () => hook.now().send())
      await until(() => !hook.now().busy)
    },
    fresh: () => hook.cache.getQueryCache().findAll({ predicate: ({ state }) => !state.isInvalidated }).length,
    /** the fence under which the tab has it, if any, is another than this */
    isOwned: () => isHeldInOtherTab({ ...review, fence: 9 } as never),
  }
}

test('an outcome is sent as it was chosen, and the case is put aside and read anew', async () => {
  const { change, send, inputs, setAside, fresh, isOwned, unmount } = await aForm(() => ({ heldUntil: CONTACTED_LATE }))
  await change({ reason: ' 完了報告がある ', amount: '5,000', rest: { goes: 'returned' } })
  expect([hasUnsavedWork(), isOwned()]).toEqual([true, true])
  await send()
  expect(inputs('reminders.decide')).toMatchObject([
    {
      fence: 4,
      contactedLateAt: CONTACTED_LATE,
      outcome: 'payment_confirmed',
      amountYen: 5_000,
      rest: { goes: 'returned' },
      negativeRating: false,
      letters: { asking: '依頼者へ 5,000円\n残りの55,000円は、クライアントに返金いたします。' },
      reason: '完了報告がある',
    },
  ])
  expect([setAside.length, hasUnsavedWork(), isOwned(), fresh()]).toEqual([1, false, false, 0])
  expect(announced()).toBe(words.decided(12, words.outcomes.payment_confirmed))
  await unmount()
})

test('an outcome that the desk keeps for a second person is said to be proposed', async () => {
  const { change, send, unmount } = await aForm(() => ({ heldUntil: null }))
  await change({ reason: '完了報告がある' })
  await send()
  expect(announced()).toBe(words.proposed(12, words.outcomes.payment_confirmed))
  await unmount()
})

test('what the rule is against is said at its field without asking the desk, until something is changed', async () => {
  const { now, change, send, calls, setAside, unmount } = await aForm(() => ({}))
  await send()
  expect(now().problem).toEqual({ field: 'reason', words: now().wordsOf('reason_required') })
  await until(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  await change({ amount: '70,000', reason: '理由' })
  expect(now().problem).toBeNull()
  await send()
  expect(now().problem).toEqual({ field: 'amount', words: now().wordsOf('amount_too_high') })
  expect([calls, setAside]).toEqual([[], []])
  await change({ amount: '60,000' })
  await send()
  expect([calls.length, setAside.length]).toEqual([1, 1])
  await unmount()
})

test('a refusal about a field is said there, any other for the whole, and the draft stays to be sent again', async () => {
  let answer = (): unknown => {
    throw refusedFor('amount_too_high')
  }
  const { now, change, send, setAside, isOwned, fresh, unmount } = await aForm(() => answer())
  await change({ reason: '理由' })
  await send()
  expect(now().problem).toEqual({ field: 'amount', words: refusals.refusals.amount_too_high })
  answer = () => {
    throw new CallError(500, {})
  }
  await send()
  expect(now().problem).toEqual({ field: null, words: expect.stringMatching(/./) })
  expect([setAside, isOwned(), hasUnsavedWork(), now().draft.reason, fresh()]).toEqual([[], true, true, '理由', 0])
  answer = () => ({})
  await send()
  expect([now().problem?.field ?? null, setAside.length, hasUnsavedWork()]).toEqual([null, 1, false])
  await unmount()
})

test('a closed outcome is not sent, and one being sent is not sent twice', async () => {
  const gate = Promise.withResolvers<unknown>()
  const { now, change, send, calls, open, unmount } = await aForm(() => gate.promise, { closed: 'なぜ' })
  await change({ reason: '理由' })
  await send()
  expect([calls, now().problem]).toEqual([[], null])
  await open()
  await act(async () => now().send())
  await act(async () => now().send())
  expect([now().busy, calls.length]).toEqual([true, 1])
  gate.resolve({})
  await until(() => !now().busy)
  await unmount()
})
