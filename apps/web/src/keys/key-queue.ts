import { DECIDING_ACTIONS, keyStatusOf, READING_ACTIONS, startsKeySequence } from './key-guard.ts'
import type { KeyOutcome, KeyQueueState, TypedKey, UncountedKey } from './key-queue-state.ts'
import { createScreenState, type ScreenState } from './key-screen-state.ts'
import { createLostKeys } from './lost-keys.ts'

type KeyQueueOptions = {
  /** runs the handler of a key; `late`: the key has waited */
  readonly hear: (key: TypedKey, late: boolean) => KeyOutcome
  /** milliseconds between a paint and a deciding key, as the person set it */
  readonly floor: () => number
  readonly now: () => number
  /** calls back after `ms` milliseconds; answers how to cancel that */
  readonly wake: (run: () => void, ms: number) => () => void
  /** when the last key went down before anything listened; minus infinity: none */
  readonly unheardAt: number
}

const EMPTY_STATE: KeyQueueState = { waiting: [], uncounted: [] }

/** Keys that wait and keys not counted, for the screen. A key that acts at once changes neither. */
function createStateStore() {
  let news = EMPTY_STATE
  const watchers = new Set<() => void>()
  return {
    news: () => news,
    publish({ waiting, uncounted }: KeyQueueState) {
      if (waiting === news.waiting && uncounted === news.uncounted) return
      news = { waiting, uncounted }
      for (const watcher of watchers) watcher()
    },
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
  }
}

export type KeyQueue = Pick<ScreenState, 'enter' | 'choose' | 'load'> & {
  readonly news: () => KeyQueueState
  /** runs at every change of the news; answers how to stop */
  readonly watch: (watcher: () => void) => () => void
  /** a key went down; Escape also drops the keys that wait */
  readonly press: (key: TypedKey) => void
  /** the keys not counted were shown */
  readonly told: () => void
}

/**
 * Handles keys in the order they were typed. A key that cannot act yet delays those behind it, except keys for reading and
 * help. No key acts on what came on screen after it went down.
 */
export function createKeyQueue({ hear, floor, now, wake, unheardAt }: KeyQueueOptions): KeyQueue {
  let { waiting, uncounted } = EMPTY_STATE
  let stop = () => {}
  const { publish, news, watch } = createStateStore()
  const losses = createLostKeys(unheardAt)
  const screen = createScreenState({ floor, now, changed: () => queueMicrotask(() => drain()) })
  const notCounted = (key: TypedKey, why: UncountedKey['why']) => {
    if (why !== 'barred') losses.lost(key)
    uncounted = [...uncounted, { key, why }]
  }
  const act = (key: TypedKey, late: boolean) => {
    const outcome = hear(key, late)
    if (outcome === 'covered') notCounted(key, 'lost')
    else if (outcome === 'refused') losses.lost(key)
    else if (outcome === 'heard' && startsKeySequence(key.action)) losses.began()
    else if (outcome === 'unheard' && DECIDING_ACTIONS.has(key.action) && !screen.decides()) losses.unheard(key)
  }
  /** Handles the keys that can act now. `fresh`: the one that just went down. */
  function drain(fresh?: TypedKey) {
    stop()
    for (let [key] = waiting; key; [key] = waiting) {
      const moment = { ...screen.moment(key.action), lostAt: losses.lostAt() }
      const is = keyStatusOf(key, moment)
      if (is === 'waits') {
        const due = moment.paintedAt + moment.floor - moment.now
        if (!moment.loading) stop = wake(() => drain(), Math.max(0, due))
        break
      }
      waiting = waiting.slice(1)
      if (is === 'heard') act(key, key !== fresh)
      else notCounted(key, is)
    }
    if (waiting.length === 0) waiting = EMPTY_STATE.waiting
    publish({ waiting, uncounted })
  }
  return {
    news,
    watch,
    press(key) {
      if (key.action === 'escape') waiting = EMPTY_STATE.waiting
      if (READING_ACTIONS.has(key.action)) act(key, false)
      else waiting = [...waiting, key]
      drain(key)
    },
    told() {
      uncounted = EMPTY_STATE.uncounted
      publish({ waiting, uncounted })
    },
    enter() {
      losses.arrived()
      return screen.enter()
    },
    choose: screen.choose,
    load: screen.load,
  }
}
