import { expect, test } from 'vitest'
import type { KeyAction } from './key-action.ts'
import { createKeyQueue } from './key-queue.ts'
import type { KeyOutcome, TypedKey } from './key-queue-state.ts'

const FLOOR = 300

/** A queue on a clock that stands until it is moved. `on`: what hears a key, and what it then does to the screen. */
function atDesk(
  on: Partial<Record<KeyAction, () => KeyOutcome | undefined>> = {},
  unheardAt = Number.NEGATIVE_INFINITY,
) {
  let now = 1_000
  let alarm: { readonly at: number; readonly run: () => void } | null = null
  const heard: string[] = []
  const queue = createKeyQueue({
    handle: ({ action, digit }: TypedKey) => {
      heard.push(action === 'digit' ? `digit ${digit}` : action)
      return on[action] ? (on[action]() ?? 'heard') : 'heard'
    },
    floor: () => FLOOR,
    now: () => now,
    wake: (run, ms) => {
      alarm = { at: now + ms, run }
      return () => {
        alarm = null
      }
    },
    unheardAt,
  })
  const press = (action: KeyAction, digit = 0) => queue.press({ action, digit, at: now, pressed: null })
  /** Let so much time pass; what was due in it happens at its time. */
  const pass = async (ms: number) => {
    const until = now + ms
    while (alarm && alarm.at <= until) {
      const { at, run } = alarm
      alarm = null
      now = at
      run()
      await settled()
    }
    now = until
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

test('a deciding key within the floor acts when it is over, once, on the case it was typed at', async () => {
  const at = atDesk()
  await at.show()
  await at.pass(49)
  at.press('no_violation')
  await at.pass(FLOOR - 51)
  expect(at.heard).toEqual([])
  await at.pass(1)
  expect(at.heard).toEqual(['no_violation'])
  await at.pass(5_000)
  expect(at.heard).toEqual(['no_violation'])
})

test('a key that waits is dropped when its case leaves the screen, and the next case is not decided by it', async () => {
  const at = atDesk()
  const first = await at.show()
  at.press('no_violation')
  await at.pass(20)
  first.leave()
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
  await at.pass(100)
  at.press('hide')
  await at.pass(40)
  at.press('digit', 1)
  await at.pass(40)
  at.press('no_violation')
  await at.pass(5_000)
  expect(at.heard).toEqual(['hide', 'digit 1'])
  expect(at.uncounted()).toEqual(['no_violation lost'])
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
  early.press('no_violation')
  await early.pass(5_000)
  expect(early.heard).toEqual([])
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
  await at.pass(200)
  at.press('hide')
  at.press('digit', 1)
  await at.pass(5_000)
  expect(at.heard).toEqual(['hide', 'digit 1'])
})

test('a key one presses too early takes none of the same kind along', async () => {
  const at = atDesk()
  const scene = at.queue.enter()
  at.press('no_violation')
  scene.painted()
  await settled()
  await at.pass(150)
  at.press('no_violation')
  await at.pass(5_000)
  expect(at.heard).toEqual(['no_violation'])
})

test('reading and help overtake what waits, and nothing else does', async () => {
  const at = atDesk()
  await at.show()
  for (const action of ['warn', 'next', 'nextMark', 'scroll', 'sheet', 'undo'] as const) at.press(action)
  expect(at.heard).toEqual(['nextMark', 'scroll', 'sheet'])
  await at.pass(FLOOR)
  expect(at.heard).toEqual(['nextMark', 'scroll', 'sheet', 'warn', 'next', 'undo'])
})

test('Escape takes back what waits, and is heard itself', async () => {
  const at = atDesk()
  await at.show()
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
  at.press('no_violation')
  await at.pass(FLOOR)
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
