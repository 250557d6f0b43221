// @vitest-environment jsdom
import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import { closings as words } from '@mimamori/copy/closings/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { ClosingActions } from './closing-actions.tsx'

let left: number
beforeEach(() => {
  left = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

type Shown = {
  moves?: Partial<ClosingState['moves']>
  pending?: { proposer?: string; aloneFrom?: string | null } | null
  revisions?: readonly number[]
}

const MONTH = '2026-11'
const state = ({ moves = {}, pending = null, revisions = [] }: Shown) =>
  ({
    month: MONTH,
    revisions: revisions.map((revision) => ({ revision })),
    moves: { propose: null, approve: null, send_back: null, take_back: null, ...moves },
    pending: pending && {
      ...{ id: 'p1', hash: 'abc', revision: 3, aloneFrom: null, ...pending },
      proposer: { id: pending.proposer ?? 'mori', alias: 'mori' },
    },
  }) as unknown as ClosingState

async function aMonth(first: Shown, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk(answers)
  const within = onDesk()
  const content = (of: Shown) =>
    within(
      <ClosingActions
        state={state(of)}
        onLeaveForm={() => {
          left += 1
        }}
      />,
    )
  const { page, show, cache, unmount } = await render(content(first))
  const key: readonly unknown[] = [...queries.closings.key(), 'x']
  cache.setQueryData(key, {})
  const stale = () => cache.getQueryState(key)?.isInvalidated
  return { ...desk, page, stale, unmount, show: (of: Shown) => show(content(of)) }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? null

test('a month is proposed at once the first time, and read again; what fails says why until it goes well', async () => {
  let fails = true
  const { page, inputs, stale, unmount } = await aMonth(
    {},
    {
      'closings.propose': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  await clickOn(page, words.propose)
  await until(() => alertOf(page) !== null)
  fails = false
  await clickOn(page, words.propose)
  await until(() => announced() === words.proposedDone(words.month(MONTH)))
  expect([inputs('closings.propose')[1], alertOf(page), stale()]).toEqual([{ month: MONTH, reason: '' }, null, true])
  await unmount()
})

test('a month that was closed is revised for a reason, in the revision behind the last one', async () => {
  const { page, inputs, unmount } = await aMonth({ revisions: [2, 1] }, { 'closings.propose': () => ({}) })
  await clickOn(page, words.revise)
  await until(() => page.querySelector('textarea') !== null)
  expect([page.textContent?.includes(words.reviseNext(3)), inputs('closings.propose')]).toEqual([true, []])
  await typeInto(page.querySelector('textarea'), '判断が取り消された')
  await send()
  await until(() => page.querySelector('textarea') === null)
  expect([inputs('closings.propose'), left]).toEqual([[{ month: MONTH, reason: '判断が取り消された' }], 1])
  await unmount()
})

test('what another lead proposed is approved by its hash, or sent back for a reason', async () => {
  let fails = true
  const { page, inputs, show, unmount } = await aMonth(
    { pending: {} },
    {
      'closings.approve': () => ({}),
      'closings.sendBack': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  await clickOn(page, words.approve)
  await until(() => announced() === words.approved(words.month(MONTH), 3))
  expect(inputs('closings.approve')).toEqual([{ closingId: 'p1', hash: 'abc' }])
  await clickOn(page, words.sendBack)
  await until(() => page.querySelector('textarea') !== null)
  await press('Escape', 'Escape')
  expect([page.querySelector('textarea'), left]).toEqual([null, 1])
  await clickOn(page, words.sendBack)
  await until(() => page.querySelector('textarea') !== null)
  await typeInto(page.querySelector('textarea'), '件数が合わない')
  // the proposal has ended meanwhile
  await show({ pending: null })
  expect(page.querySelector('textarea')).toBeNull()
  await show({ pending: {} })
  await until(() => page.querySelector('textarea') !== null)
  await send()
  await until(() => alertOf(page) !== null)
  expect([left, page.querySelector('textarea')?.value]).toEqual([1, '件数が合わない'])
  fails = false
  await send()
  await until(() => announced() === words.sentBack)
  expect([inputs('closings.sendBack').slice(1), left]).toEqual([[{ closingId: 'p1', reason: '件数が合わない' }], 2])
  await unmount()
})

test('who may not approve or send back is told why, and can do neither', async () => {
  const moves = { approve: 'not_permitted', send_back: 'not_permitted' } as const
  const { page, unmount } = await aMonth({ pending: {}, moves })
  expect([buttonOf(page, words.approve)?.disabled, buttonOf(page, words.sendBack)?.disabled]).toEqual([true, true])
  expect(page.querySelector('p')?.textContent).toMatch(/./)
  await unmount()
})

test('who proposed a month takes it back, and completes it alone only once that is allowed', async () => {
  const own = { proposer: 'sato' }
  const { page, inputs, show, unmount } = await aMonth(
    { pending: own, moves: { approve: 'own_proposal' } },
    {
      'closings.takeBack': () => ({}),
      'closings.approve': () => ({}),
    },
  )
  expect([buttonOf(page, words.approve), buttonOf(page, words.sendBack)]).toEqual([undefined, undefined])
  await clickOn(page, words.takeBack)
  await until(() => announced() === words.tookBack)
  expect(inputs('closings.takeBack')).toEqual([{ closingId: 'p1' }])
  const alone = { ...own, aloneFrom: '2026-12-04T00:00:00.000Z' }
  await show({ pending: alone, moves: { approve: 'own_proposal' } })
  expect([page.textContent?.includes(words.aloneInstead), buttonOf(page, words.approveAlone)]).toEqual([
    true,
    undefined,
  ])
  await show({ pending: alone })
  await clickOn(page, words.approveAlone)
  await until(() => inputs('closings.approve').length === 1)
  await unmount()
})

test('a closed month without changes has nothing to do, one that is not over says why it cannot be proposed', async () => {
  const moves = { propose: 'not_permitted' } as const
  const { page, show, unmount } = await aMonth({ revisions: [1], moves })
  expect(page.querySelector('button')).toBeNull()
  await show({ moves })
  expect([buttonOf(page, words.propose)?.disabled, page.querySelector('p')?.textContent !== '']).toEqual([true, true])
  await unmount()
})
