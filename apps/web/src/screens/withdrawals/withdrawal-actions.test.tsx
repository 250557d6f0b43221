// @vitest-environment jsdom
import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { withdrawals as words } from '@mimamori/copy/withdrawals/ja'
import { setbacks } from '@mimamori/copy/withdrawals/setbacks.ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { WithdrawalActions } from './withdrawal-actions.tsx'

let left: number
beforeEach(() => {
  left = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

type Moves = Partial<WithdrawalView['moves']>
type Shown = { state?: string; moves?: Moves; own?: boolean; kind?: string; setback?: string | null }

const view = ({ state = 'proposed', moves = {}, own = false, kind = 'withdrawal', setback = null }: Shown) =>
  ({
    ...{ id: 'w1', kind, state, setback, paused: false, proposer: { id: own ? 'sato' : 'mori', alias: 'mori' } },
    ...{ proposedAt: '2026-12-01T00:00:00.000Z', heldUntil: '2999-12-01T00:30:00.000Z', releasedAt: null },
    moves: {
      ...{ approve: null, send_back: null, take_back: own ? null : 'not_permitted', stop: null, return: null },
      ...{ propose_reversal: null, ...moves },
    },
  }) as unknown as WithdrawalView

async function aWithdrawal(first: Shown, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk(answers)
  const within = onDesk()
  const content = (of: Shown) =>
    within(
      <WithdrawalActions
        withdrawal={view(of)}
        staffId="sato"
        onLeavePanel={() => {
          left += 1
        }}
        onProposed={() => undefined}
      />,
    )
  const { page, show, cache, unmount } = await render(content(first))
  await until(() => page.querySelector('section, p') !== null)
  return { ...desk, page, cache, unmount, show: (of: Shown) => show(content(of)) }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? null

test('a withdrawal is approved by its key, and all that it changes is read again', async () => {
  const { inputs, cache, unmount } = await aWithdrawal(
    {},
    {
      'withdrawals.approve': () => ({ heldUntil: '2026-12-01T00:30:00.000Z' }),
    },
  )
  const keys = [queries.withdrawals.key(), queries.queue.key(), queries.cases.key(), queries.deliveries.key()]
  for (const key of keys) cache.setQueryData([...key, 'x'], {})
  await send()
  await until(() => announced() !== '')
  expect(inputs('withdrawals.approve')).toEqual([{ withdrawalId: 'w1' }])
  await until(() => keys.every((key) => cache.getQueryState([...key, 'x'])?.isInvalidated))
  await unmount()
})

test('what may not be approved or sent back says why, and no key does it', async () => {
  const moves: Moves = { approve: 'not_permitted', send_back: 'not_permitted' }
  const { page, calls, unmount } = await aWithdrawal({ moves })
  expect([buttonOf(page, words.approve)?.disabled, buttonOf(page, words.sendBack)?.disabled]).toEqual([true, true])
  await send()
  const why = announced()
  expect([why !== '', page.textContent?.includes(why)]).toEqual([true, true])
  await press('KeyU', 'u')
  expect([calls, page.querySelector('textarea')]).toEqual([[], null])
  await unmount()
})

test('an approval that fails says why until it can be approved anew', async () => {
  const { page, show, unmount } = await aWithdrawal(
    {},
    {
      'withdrawals.approve': () => {
        throw new CallError(500, {})
      },
    },
  )
  await clickOn(page, words.approve)
  await until(() => alertOf(page) !== null)
  expect(announced()).toBe('')
  await show({ moves: { approve: 'not_permitted' } })
  expect(alertOf(page)).not.toBeNull()
  await show({})
  expect(alertOf(page)).toBeNull()
  await unmount()
})

test('who proposed a withdrawal takes it back, by key too, and does not send it back', async () => {
  const { page, inputs, show, unmount } = await aWithdrawal({ own: true }, { 'withdrawals.takeBack': () => ({}) })
  expect(buttonOf(page, words.sendBack)).toBeUndefined()
  await press('KeyZ', 'z')
  await until(() => announced() === words.tookBack)
  await clickOn(page, words.takeBack)
  await until(() => inputs('withdrawals.takeBack').length === 2)
  await show({})
  expect((await press('KeyZ', 'z')).defaultPrevented).toBe(false)
  await unmount()
})

test('a withdrawal is sent back for a reason; one that fails keeps the form, Escape leaves it', async () => {
  let fails = true
  const { page, inputs, show, unmount } = await aWithdrawal(
    {},
    {
      'withdrawals.sendBack': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  await press('KeyU', 'u')
  await until(() => page.querySelector('textarea') !== null)
  await press('Escape', 'Escape')
  expect([left, page.querySelector('textarea')]).toEqual([1, null])
  await clickOn(page, words.sendBack)
  await until(() => page.querySelector('textarea') !== null)
  await typeInto(page.querySelector('textarea'), '証拠が足りない')
  await send()
  await until(() => alertOf(page) !== null)
  expect([page.querySelector('textarea')?.value, left]).toEqual(['証拠が足りない', 1])
  fails = false
  await send()
  await until(() => page.querySelector('textarea') === null)
  expect(inputs('withdrawals.sendBack')[1]).toEqual({ withdrawalId: 'w1', reason: '証拠が足りない' })
  expect([left, announced()]).toEqual([2, words.sentBack])
  await press('KeyU', 'u')
  await until(() => page.querySelector('textarea') !== null)
  // somebody else approved it meanwhile
  await show({ state: 'held' })
  expect(page.querySelector('textarea')).toBeNull()
  await unmount()
})

test('an approved withdrawal is stopped for a reason by the key of an undo, and the form goes once it has ended', async () => {
  const { page, inputs, show, unmount } = await aWithdrawal({ state: 'held' }, { 'withdrawals.stop': () => ({}) })
  await send()
  expect(inputs('withdrawals.approve')).toEqual([])
  await press('KeyZ', 'z')
  await until(() => page.querySelector('textarea') !== null)
  await typeInto(page.querySelector('textarea'), '取り違え')
  await send()
  await until(() => announced() === words.stopped)
  expect(inputs('withdrawals.stop')).toEqual([{ withdrawalId: 'w1', reason: '取り違え' }])
  await press('KeyZ', 'z')
  await until(() => page.querySelector('textarea') !== null)
  await show({ state: 'released' })
  expect(page.querySelector('textarea')).toBeNull()
  await unmount()
  const other = await aWithdrawal({ state: 'held', moves: { stop: 'not_permitted' } })
  await press('KeyZ', 'z')
  expect([buttonOf(other.page, words.stop)?.disabled, announced() !== '']).toEqual([true, true])
  expect(other.page.querySelector('textarea')).toBeNull()
  await other.unmount()
})

test('a withdrawal whose people changed can be let wait again, where that is allowed', async () => {
  const held = { state: 'held', setback: 'approver' }
  const { page, inputs, show, unmount } = await aWithdrawal(held, { 'withdrawals.returnToWaiting': () => ({}) })
  await clickOn(page, setbacks.return)
  await until(() => announced() !== '')
  expect(announced()).toBe(setbacks.returned)
  expect(inputs('withdrawals.returnToWaiting')).toEqual([{ withdrawalId: 'w1' }])
  await show({ ...held, moves: { return: 'not_permitted' } })
  expect(buttonOf(page, setbacks.return)).toBeUndefined()
  await show({ state: 'held' })
  expect(buttonOf(page, setbacks.return)).toBeUndefined()
  await unmount()
})

test('only a withdrawal that was carried out can be reversed, and a reversal cannot', async () => {
  const { page, show, unmount } = await aWithdrawal({ state: 'released', moves: { propose_reversal: 'not_permitted' } })
  expect(buttonOf(page, words.reverse)?.disabled).toBe(true)
  await show({ state: 'released', kind: 'reversal' })
  expect(buttonOf(page, words.reverse)).toBeUndefined()
  await show({ state: 'stopped' })
  expect(page.textContent).toContain(words.endedNote.stopped)
  await unmount()
})
