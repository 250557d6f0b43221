// @vitest-environment jsdom
import type { ClockState } from '@mimamori/contract/clock/clock-contract'
import { clock as words } from '@mimamori/copy/clock/ja'
import { instants } from '@mimamori/copy/instants/ja'
import { refusals } from '@mimamori/copy/refusals/ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import ClockNotice from './clock-notice.tsx'
import { onDesk } from './desk.test-support.tsx'

beforeEach(() => {
  // only the polling stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const DOUBTED: ClockState = {
  ...{ alarm: 'jumped', watched: 'machine' },
  ...{ deskAt: '2026-12-01T00:00:00.000Z', watchedAt: '2026-12-05T06:00:00.000Z' },
}
const TRUSTED: ClockState = { ...DOUBTED, alarm: null, deskAt: '2026-12-05T06:01:00.000Z' }
const instant = instants.absolute

async function theNotice(answers: Parameters<typeof fakeDesk>[0], role = 'admin') {
  const desk = fakeDesk({ 'clock.state': () => DOUBTED, ...answers })
  const { page, cache, unmount } = await render(onDesk({ me: { role } })(<ClockNotice />))
  const notice = () => page.querySelector('[role=alert]')
  const read = () => cache.getQueryData(queries.clock.state.queryKey())
  await until(() => notice() !== null || read()?.alarm === null)
  const said = () => [...(notice()?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent)
  return { ...desk, page, notice, said, unmount }
}

test('a clock that is trusted is no matter of notice, and is asked for again each minute', async () => {
  let now = TRUSTED
  const { inputs, notice, unmount } = await theNotice({ 'clock.state': () => now })
  expect([notice(), inputs('clock.state')]).toEqual([null, [undefined]])
  now = DOUBTED
  await act(() => vi.advanceTimersByTimeAsync(59_999))
  expect(inputs('clock.state').length).toBe(1)
  await act(() => vi.advanceTimersByTimeAsync(1))
  await until(() => notice() !== null)
  expect(inputs('clock.state').length).toBe(2)
  await unmount()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(inputs('clock.state').length).toBe(2)
})

test.for([
  ['machine', 'jumped'],
  ['database', 'before_newest'],
  ['machine', 'long_after_newest'],
] as const)('an admin reads of the clock of the %s that it is %s, what is held, and what to do', async (of) => {
  const [watched, alarm] = of
  const clock = words.watched[watched]
  const { page, said, unmount } = await theNotice({ 'clock.state': () => ({ ...DOUBTED, watched, alarm }) })
  expect(said()).toEqual([
    words.title(clock),
    words.why[alarm](clock, instant(DOUBTED.watchedAt), instant(DOUBTED.deskAt)),
    words.held,
    words.decide(clock),
  ])
  expect(buttonOf(page, words.confirm)?.disabled).toBe(false)
  await unmount()
})

test('a lead, who cannot set the clock right, is told whom to ask', async () => {
  const { page, said, unmount } = await theNotice({}, 'lead')
  expect([said()[3], said().length, buttonOf(page, words.confirm)]).toEqual([words.ask, 4, undefined])
  await unmount()
})

test('a clock that is confirmed is trusted at once, and the notice is gone', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, notice, unmount } = await theNotice({ 'clock.confirm': () => answer.promise })
  await clickOn(page, words.confirm)
  await until(() => calls.length === 2)
  expect([buttonOf(page, words.confirm)?.disabled, announced()]).toEqual([true, ''])
  answer.resolve(TRUSTED)
  await until(() => notice() === null)
  await until(() => announced() !== '')
  const said = words.confirmed(instant(TRUSTED.deskAt))
  expect([announced(), document.querySelector('p[aria-hidden=true]')?.textContent]).toEqual([said, said])
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([
    ['clock.state', undefined],
    ['clock.confirm', undefined],
  ])
  await unmount()
})

test.for([
  ['is in doubt no more', 'clock_not_in_doubt', words.refusals.clock_not_in_doubt],
  ['may not be confirmed by this person', 'not_permitted', refusals.not_permitted],
] as const)('of a clock that %s it is told, and how it stands is read again', async ([, refusal, problem]) => {
  const { page, inputs, said, unmount } = await theNotice({
    'clock.confirm': () => {
      throw refusedFor(refusal)
    },
  })
  await clickOn(page, words.confirm)
  await until(() => said().length === 5)
  await until(() => inputs('clock.state').length === 2)
  expect([said()[4], announced(), buttonOf(page, words.confirm)?.disabled]).toEqual([problem, '', false])
  await unmount()
})

test('why a clock could not be confirmed does not stand beside the next attempt', async () => {
  const answers = [() => Promise.reject(refusedFor('not_permitted')), () => new Promise(() => undefined)]
  const { page, said, unmount } = await theNotice({ 'clock.confirm': () => answers.shift()?.() })
  await clickOn(page, words.confirm)
  await until(() => said().length === 5)
  await clickOn(page, words.confirm)
  expect([said().length, buttonOf(page, words.confirm)?.disabled]).toEqual([4, true])
  await unmount()
})
