import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidingFloorMs } from './key-guard.ts'
import { createKeyQueue } from './key-queue.ts'
import type { KeyOutcome, TypedKey } from './key-queue-state.ts'

/** until deciding keys count, and until a case can be passed */
const FLOOR = 300
const PASSING_FLOOR = 600

/** A queue on a clock that stands until it is moved. `on`: what hears a key, and what it then does to the screen. */
function atDesk(
  on: Partial<Record<KeyAction, () => KeyOutcome | undefined>> = {},
  unheardAt = Number.NEGATIVE_INFINITY,
) {
  let now = 1_000
  const heard: string[] = []
  const queue = createKeyQueue({
    handle: ({ action, digit }: TypedKey) => {
      heard.push(action === 'digit' ? `digit ${digit}` : action)
      return on[action] ? (on[action]() ?? 'heard') : 'heard'
    },
    floor: (action) => decidingFloorMs(action, FLOOR),
    now: () => now,
    unheardAt,
  })
  const press = (action: KeyAction, digit = 0) => queue.press({ action, digit, at: now, pressed: null })
  const pass = async (ms: number) => {
    now += ms
    await settled()
  }
  /** A case comes on screen and is painted, a moment ago. */
  const show = async () => {
    const scene = queue.enter()
    scene.painted()
    await settled()
    await pass(1)
    return scene
  }
  const uncounted = () => queue.state().uncounted.map(({ key, why }) => `${key.action} ${why}`)
  const waiting = () => queue.state().waiting.map(({ action }) => action)
  return { queue, heard, press, pass, show, uncounted, waiting }
}

const settled = () => new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)))

test('a deciding key within the floor is dropped and told, and does not act when the floor is over', async () => {
  for (const [action, floor] of [
    ['hide', FLOOR],
    ['no_violation', PASSING_FLOOR],
  ] as const) {
    const at = atDesk()
    await at.show()
    await at.pass(floor - 2)
    at.press(action)
    expect(at.waiting()).toEqual([])
    await at.pass(5_000)
    expect([at.heard, at.uncounted()]).toEqual([[], [`${action} early`]])
  }
})

test('a deciding key counts as soon as the floor is over', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(PASSING_FLOOR - 1)
  at.press('no_violation')
  expect(at.heard).toEqual(['no_violation'])
})

const GAPS = fc.array(fc.nat(600), { minLength: 3, maxLength: 3 })
const FRAMES = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 })

test('A A, A Enter and H 1 A at gaps of up to 600 ms decide no case that was on screen for less than the floor, and none is kept for later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SEQUENCES), GAPS, FRAMES, async (keys, gaps, frames) => {
      const { decided, waiting } = await decidedBy(keys, gaps, frames)
      expect(waiting).toEqual([])
      expect(decided.length).toBeLessThanOrEqual(1)
      for (const { action, shownFor } of decided)
        expect(shownFor).toBeGreaterThanOrEqual(decidingFloorMs(action, FLOOR))
    }),
    { seed: 33, numRuns: 150 },
  )
})

const SEQUENCES = [
  [['no_violation'], ['no_violation']],
  [['no_violation'], ['open']],
  [['hide'], ['digit', 1], ['no_violation']],
] as const satisfies readonly (readonly (readonly [KeyAction, number?])[])[]

/** What these keys decide where each decided case makes way for the next one, which is painted `frames` ms later, or with the next key. */
async function decidedBy(keys: (typeof SEQUENCES)[number], gaps: readonly number[], frames: readonly number[]) {
  const decided: { readonly action: KeyAction; readonly shownFor: number }[] = []
  const screen = { time: 0, paintedAt: 0, close: () => {}, open: false, comes: false }
  const decide = (action: KeyAction) => () => {
    decided.push({ action, shownFor: screen.time - screen.paintedAt })
    screen.close()
    screen.open = false
    scene.leave()
    scene = at.queue.enter()
    screen.comes = true
    return undefined
  }
  const inList = (action: KeyAction) => () => (screen.open ? decide(action)() : ('unheard' as const))
  const at = atDesk({
    no_violation: decide('no_violation'),
    open: inList('open'),
    hide: () => {
      screen.close = at.queue.choose('hide')
      screen.open = true
      return undefined
    },
    digit: inList('digit'),
  })
  let scene = await at.show()
  const pass = async (ms: number) => {
    screen.time += ms
    await at.pass(ms)
  }
  await pass(PASSING_FLOOR)
  for (const [n, [action, digit]] of keys.entries()) {
    at.press(action, digit)
    const gap = gaps[n] ?? 0
    const untilPaint = Math.min(gap, frames[n] ?? 0)
    await pass(untilPaint)
    if (screen.comes) {
      scene.painted()
      screen.paintedAt = screen.time
      screen.comes = false
    }
    await pass(gap - untilPaint)
  }
  await pass(5_000)
  return { decided, waiting: at.waiting() }
}

test('a key that waits is dropped when its case leaves the screen, and the next case is not decided by it', async () => {
  const at = atDesk()
  const first = await at.show()
  await at.pass(PASSING_FLOOR)
  const loaded = at.queue.load('all')
  at.press('no_violation')
  expect(at.waiting()).toEqual(['no_violation'])
  await at.pass(20)
  first.leave()
  loaded()
  await at.show()
  await at.pass(5_000)
  expect(at.heard).toEqual([])
  expect(at.uncounted()).toEqual(['no_violation lost'])
})

test('a key typed between the drawing of a case and its painting is dropped', async () => {
  const at = atDesk()
  const scene = at.queue.enter()
  at.press('no_violation')
  await at.pass(40)
  scene.painted()
  await settled()
  await at.pass(5_000)
  expect(at.heard).toEqual([])
  expect(at.uncounted()).toEqual(['no_violation lost'])
})

test('keys for a list that is loading wait for it and are heard in order', async () => {
  const at = atDesk({
    hide: () => {
      at.queue.choose('hide')
      loaded = at.queue.load('all')
      return undefined
    },
  })
  let loaded = () => {}
  await at.show()
  await at.pass(1_000)
  for (const [action, digit] of [['hide'], ['digit', 2], ['next']] as const) at.press(action, digit)
  expect(at.heard).toEqual(['hide'])
  expect(at.waiting()).toEqual(['digit', 'next'])
  await at.pass(3_000)
  loaded()
  await settled()
  expect(at.heard).toEqual(['hide', 'digit 2', 'next'])
})

test('H 1 A hides: the A typed behind it passes neither the case nor the one that follows', async () => {
  let case1: { leave: () => void } | null = null
  let left = () => {}
  const at = atDesk({
    hide: () => {
      left = at.queue.choose('hide')
      return undefined
    },
    digit: () => {
      left()
      case1?.leave()
      at.queue.enter().painted()
      return undefined
    },
  })
  case1 = await at.show()
  await at.pass(FLOOR)
  at.press('hide')
  await at.pass(40)
  at.press('digit', 1)
  await at.pass(40)
  at.press('no_violation')
  await at.pass(5_000)
  expect(at.heard).toEqual(['hide', 'digit 1'])
  expect(at.uncounted()).toEqual(['no_violation early'])
})

test('what follows on a lost H without a pause does not act alone', async () => {
  const at = atDesk()
  const scene = at.queue.enter()
  at.press('hide')
  await at.pass(60)
  scene.painted()
  await settled()
  await at.pass(1)
  at.press('digit', 1)
  await at.pass(60)
  at.press('no_violation')
  await at.pass(5_000)
  expect(at.heard).toEqual([])
  expect(at.uncounted()).toEqual(['hide lost', 'digit follows', 'no_violation follows'])
})

test('what follows on an H that was refused does not act alone, and after a pause it does', async () => {
  const at = atDesk({ hide: () => 'refused', digit: () => 'unheard' })
  await at.show()
  await at.pass(1_000)
  at.press('hide')
  at.press('digit', 1)
  at.press('no_violation')
  expect(at.heard).toEqual(['hide'])
  await at.pass(500)
  at.press('no_violation')
  expect(at.heard).toEqual(['hide', 'no_violation'])
})

test('keys that nobody was there to hear are not completed by those that come once somebody is', async () => {
  const early = atDesk({}, 990)
  await early.show()
  await early.pass(400)
  early.press('open')
  expect([early.heard, early.uncounted()]).toEqual([[], ['open follows']])
  const onTheWay = atDesk({ hide: () => 'unheard' })
  onTheWay.press('hide')
  await onTheWay.show()
  onTheWay.press('no_violation')
  await onTheWay.pass(5_000)
  expect(onTheWay.heard).toEqual(['hide'])
})

test('somebody who types too fast for the desk is heard again with the next beginning', async () => {
  const at = atDesk()
  const scene = at.queue.enter()
  at.press('hide')
  at.press('digit', 1)
  scene.painted()
  await settled()
  await at.pass(FLOOR)
  at.press('hide')
  at.press('digit', 1)
  await at.pass(5_000)
  expect(at.heard).toEqual(['hide', 'digit 1'])
})

test('passing a case too early does not make the next key one that follows', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(PASSING_FLOOR - 100)
  at.press('no_violation')
  await at.pass(100)
  at.press('no_violation')
  expect([at.heard, at.uncounted()]).toEqual([['no_violation'], ['no_violation early']])
})

test('reading and help overtake what waits, and nothing else does', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(FLOOR)
  const loaded = at.queue.load(['warn'])
  for (const action of ['warn', 'next', 'nextMark', 'scroll', 'sheet', 'undo'] as const) at.press(action)
  expect(at.heard).toEqual(['nextMark', 'scroll', 'sheet'])
  loaded()
  await settled()
  expect(at.heard).toEqual(['nextMark', 'scroll', 'sheet', 'warn', 'next', 'undo'])
})

test('Escape takes back what waits, and is heard itself', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(FLOOR)
  at.queue.load('all')
  at.press('hide')
  at.press('digit', 1)
  at.press('escape')
  await at.pass(5_000)
  expect(at.heard).toEqual(['escape'])
  expect(at.uncounted()).toEqual([])
})

test('Escape leaves a list that is still loading, and what was typed for it is gone', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(1_000)
  const there = at.queue.load('all')
  at.press('digit', 1)
  at.press('escape')
  expect(at.heard).toEqual(['escape'])
  there()
  await settled()
  expect(at.heard).toEqual(['escape'])
})

test('a key of a part that is loading waits for that part alone', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(1_000)
  const there = at.queue.load(['snooze'])
  at.press('warn')
  at.press('snooze')
  expect(at.heard).toEqual(['warn'])
  there()
  await settled()
  expect(at.heard).toEqual(['warn', 'snooze'])
})

test('what something has come to lie over by then is not done beneath it', async () => {
  const at = atDesk({ no_violation: () => 'covered' })
  await at.show()
  await at.pass(PASSING_FLOOR)
  at.press('no_violation')
  expect(at.uncounted()).toEqual(['no_violation lost'])
})

test('where nothing is decided on, no key waits', () => {
  const at = atDesk()
  at.press('open')
  expect(at.heard).toEqual(['open'])
})

test('what was not counted is told once', async () => {
  const at = atDesk()
  await at.show()
  at.queue.choose('hide')
  await at.pass(FLOOR)
  at.press('no_violation')
  expect(at.uncounted()).toEqual(['no_violation barred'])
  at.queue.uncountedShown()
  expect(at.uncounted()).toEqual([])
})

test('a key that an open choice bars takes none of those typed right behind it along', async () => {
  const at = atDesk()
  await at.show()
  at.queue.choose('hide')
  await at.pass(FLOOR)
  at.press('request_correction')
  at.press('digit', 1)
  expect([at.heard, at.uncounted()]).toEqual([['digit 1'], ['request_correction barred']])
})
