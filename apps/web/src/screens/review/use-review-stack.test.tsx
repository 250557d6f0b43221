// @vitest-environment jsdom
import type { CaseReview } from '@mimamori/contract/cases/any-case-contract'
import { useParams } from '@tanstack/react-router'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { serverNow } from '../../api/server-clock.ts'
import { watchUserActivity } from '../../api/user-activity.ts'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { narrowingOf } from '../../queue/queue-address.ts'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import type { QueuePlace } from '../queue-place.ts'
import { useReviewStack } from './use-review-stack.ts'

/** what a person does on the page */
let touch: () => void = () => undefined
watchUserActivity({
  addEventListener: (_: string, hear: (event: object) => void) => {
    touch = () => hear({ isTrusted: true })
  },
} as unknown as EventTarget)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  // frames of jsdom stand still with its intervals
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint))
  vi.stubGlobal('cancelAnimationFrame', clearTimeout)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  // the next file has its own time
  touch()
})

const PLACE: QueuePlace = { view: 'flagged', narrowing: narrowingOf({}) }
const ENDS_AT = '2999-01-01T00:00:00.000Z'
const LATER = '2999-01-01T00:00:00.000Z'
const key = (caseId: string): readonly unknown[] => queries.cases.get.queryKey({ input: { caseId } })
const review = (id: string, kind: string | null = 'claim', dueAt = LATER) =>
  ({
    ...{ id, fence: 2, dueAt, state: kind === null ? 'open' : 'claimed' },
    holder: kind === null ? null : { mine: true, kind, endsAt: ENDS_AT },
  }) as unknown as CaseReview

type Options = { known?: CaseReview[]; reserves?: CaseReview[]; claims?: () => unknown }

/** A review that begins at a case, with what the page knows, what the desk reserves and what it gives next. */
async function aReview(first: string, { known = [], reserves = [], claims = () => null }: Options = {}) {
  const cache = createQueryClient()
  for (const each of known) cache.setQueryData(key(each.id), each)
  const desk = fakeDesk({
    'cases.renew': () => ({ endsAt: ENDS_AT }),
    'cases.reserve': () => reserves,
    'cases.claimNext': claims,
    'cases.release': () => ({}),
  })
  const router = memoryRouter(`/review/${first}?queue=flagged`, ['/review/$caseId'])
  const showInReview: { current: ((caseId: string) => void) | null } = { current: null }
  const desks = onDesk({ showInReview })
  const hook = await renderHook(() => useReviewStack(useParams({ strict: false }).caseId ?? '', PLACE), null, {
    cache,
    within: (content) => router.within(desks(content)),
  })
  return {
    ...hook,
    ...desk,
    ...router,
    showInReview,
    does: (what: (stack: ReturnType<typeof useReviewStack>) => unknown) =>
      act(async () => void (await what(hook.now()))),
    seconds: (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1_000)),
    renewed: () => desk.inputs('cases.renew').map((input) => (input as { caseId: string }).caseId),
    stack: () => [hook.now().current, ...hook.now().upcoming].join(' '),
  }
}

test('the case on screen is renewed, the next ones are reserved, and the address follows without a step of its own', async () => {
  const { does, stack, renewed, address, steps, inputs, unmount } = await aReview('c1', {
    known: [review('c1'), review('c2', 'reservation')],
    reserves: [review('c2', 'reservation')],
  })
  await until(() => stack() === 'c1 c2')
  expect([renewed(), address()]).toEqual([['c1'], '/review/c1?queue=flagged'])
  await does((now) => now.advance('c1'))
  await until(() => address() !== '/review/c1?queue=flagged')
  expect([address(), steps(), stack().startsWith('c2')]).toEqual(['/review/c2?queue=flagged', 1, true])
  await until(() => renewed().length === 2)
  expect([renewed(), inputs('cases.claimNext')]).toEqual([['c1', 'c2'], []])
  await unmount()
})

test('who just reads a case neither renews it nor reserves others, until it is in hand', async () => {
  const { renewed, cache, calls, does, stack, address, unmount } = await aReview('c1', {
    known: [review('c1', null), review('c2', null)],
    reserves: [review('c9', 'reservation')],
  })
  await does((now) => now.show('c2'))
  await until(() => address() === '/review/c2?queue=flagged')
  expect([stack(), calls]).toEqual(['c2', []])
  await act(async () => void cache.setQueryData(key('c2'), review('c2')))
  await until(() => stack() === 'c2 c9')
  expect(renewed()).toEqual(['c2'])
  await unmount()
})

test('a case in hand that is left for another one comes next, one that is decided does not', async () => {
  const { now, does, stack, address, unmount } = await aReview('c1', {
    known: ['c1', 'c2', 'c3'].map((id) => review(id)),
  })
  await does((now) => now.show('c2'))
  expect(stack()).toBe('c2 c1')
  await until(() => address() === '/review/c2?queue=flagged')
  await does((now) => {
    now.advance('c2')
    now.show('c3')
  })
  expect([stack().includes('c2'), [...now().done]]).toEqual([false, ['c2']])
  await does((now) => now.show('c2'))
  expect([stack().startsWith('c2 c3'), now().done.size]).toEqual([true, 0])
  await unmount()
})

test('an address changed by Back or a link brings its case on screen', async () => {
  const { go, stack, address, steps, unmount } = await aReview('c1', { known: [review('c1')] })
  await go('/review/c5?queue=flagged')
  await until(() => stack() === 'c5 c1')
  expect([address(), steps()]).toEqual(['/review/c5?queue=flagged', 2])
  await unmount()
})

/** Frames that are painted when the test says so. */
function heldFrames() {
  const frames = new Map<number, () => void>()
  let made = 0
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => {
    frames.set(++made, paint)
    return made
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id))
  const paint = () => {
    const due = [...frames.values()]
    frames.clear()
    for (const each of due) each()
  }
  return { paint, painting: () => frames.size > 0 }
}

test('an address changed as a case is painted is not changed back to that case', async () => {
  const { paint } = heldFrames()
  const { go, cache, stack, address, steps, unmount } = await aReview('c1', { known: [review('c1'), review('c5')] })
  const read = cache.getQueryData.bind(cache)
  // the first case is painted between the new address and the stack that follows it
  cache.getQueryData = ((of: readonly unknown[]) => {
    cache.getQueryData = read as typeof cache.getQueryData
    const timer = setTimeout
    vi.stubGlobal('setTimeout', (run: () => void) => run())
    paint()
    vi.stubGlobal('setTimeout', timer)
    return read(of)
  }) as typeof cache.getQueryData
  await go('/review/c5?queue=flagged')
  await until(() => stack() === 'c5 c1')
  expect([address(), steps()]).toEqual(['/review/c5?queue=flagged', 2])
  await unmount()
})

test('of cases decided faster than they are painted the address names the last one', async () => {
  const { paint, painting } = heldFrames()
  const { does, stack, address, renewed, unmount } = await aReview('c1', {
    known: [review('c1'), review('c2'), review('c3')],
  })
  await does((now) => now.show('c2'))
  // its frame is painted, but nothing behind it has run
  paint()
  await does((now) => now.show('c3'))
  expect(painting()).toBe(true)
  paint()
  await until(() => address() === '/review/c3?queue=flagged' && renewed().length > 0)
  expect([stack(), renewed()]).toEqual(['c3 c2 c1', ['c3']])
  await unmount()
})

test('without a next case the queue is asked for one, and an empty queue is said to be', async () => {
  let next: CaseReview | null = review('c7')
  const { now, does, stack, address, cache, unmount } = await aReview('c1', {
    known: [review('c1')],
    claims: () => next,
  })
  await does((now) => now.advance('c1'))
  await until(() => stack() === 'c7')
  await until(() => address() === '/review/c7?queue=flagged')
  expect(cache.getQueryData<CaseReview>(key('c7'))?.id).toBe('c7')
  next = null
  await does((now) => now.advance('c7'))
  await until(() => now().queueIsEmpty)
  expect([now().current, now().stuck]).toEqual([null, false])
  await unmount()
})

test('a queue that cannot be asked is asked again every three seconds, until it answers or the screen is left', async () => {
  let fails = true
  const claims = () => {
    if (fails) throw new CallError(500, {})
    return review('c7')
  }
  const { now, does, seconds, stack, inputs, unmount } = await aReview('c1', { known: [review('c1')], claims })
  const asked = () => inputs('cases.claimNext').length
  await does((now) => now.advance('c1'))
  await until(() => now().stuck)
  expect(asked()).toBe(1)
  await seconds(2.9)
  expect(asked()).toBe(1)
  await seconds(0.1)
  await until(() => asked() === 2)
  expect(now().stuck).toBe(true)
  fails = false
  await seconds(3)
  await until(() => stack() === 'c7')
  expect(now().stuck).toBe(false)
  fails = true
  await does((now) => now.advance('c7'))
  await until(() => now().stuck)
  await unmount()
  const before = asked()
  vi.advanceTimersByTime(30_000)
  expect(asked()).toBe(before)
})

test('whoever is there keeps every claim of the stack, and its reservations by asking for them again', async () => {
  const { does, renewed, seconds, stack, inputs, unmount } = await aReview('c1', {
    known: [review('c1'), review('c2')],
    reserves: [review('c3', 'reservation')],
  })
  await until(() => stack() === 'c1 c3')
  await does((now) => now.show('c2'))
  await until(() => renewed().length === 2 && inputs('cases.reserve').length === 2)
  await seconds(29)
  touch()
  await seconds(6)
  await until(() => renewed().length === 4 && inputs('cases.reserve').length === 3)
  expect([stack(), renewed().slice(2).sort()]).toEqual(['c2 c1 c3', ['c1', 'c2']])
  // nobody is there any more
  await seconds(120)
  expect(renewed().length).toBe(4)
  await unmount()
  vi.advanceTimersByTime(60_000)
  touch()
  vi.advanceTimersByTime(60_000)
  expect([renewed().length, inputs('cases.release')]).toEqual([4, [{ caseId: 'c3', fence: 2 }]])
})

test('a reservation of what is due soon is short, and renewed three times as often', async () => {
  const soon = new Date(serverNow() + 60_000).toISOString()
  const { seconds, stack, inputs, unmount } = await aReview('c1', {
    known: [review('c1')],
    reserves: [review('c3', 'reservation', soon)],
  })
  await until(() => stack() === 'c1 c3')
  await seconds(9)
  touch()
  await seconds(2)
  await until(() => inputs('cases.reserve').length === 2)
  await unmount()
})

test('a case that is opened from elsewhere comes on screen here, while the screen is there', async () => {
  const { showInReview, stack, unmount } = await aReview('c1', { known: [review('c1')] })
  await act(async () => showInReview.current?.('c8'))
  expect(stack()).toBe('c8 c1')
  await unmount()
  expect(showInReview.current).toBeNull()
})
