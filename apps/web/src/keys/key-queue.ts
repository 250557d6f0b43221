import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { DECIDING_ACTIONS, keyStatusOf, READING_ACTIONS, startsKeySequence } from './key-guard.ts'
import type { KeyOutcome, KeyQueueState, TypedKey, UncountedKey } from './key-queue-state.ts'
import { createScreenState, type ScreenState } from './key-screen-state.ts'
import { createLostKeys } from './lost-keys.ts'

type KeyQueueOptions = {
  /** runs the handler of a key; `late`: the key has waited */
  readonly handle: (key: TypedKey, late: boolean) => KeyOutcome
  /** milliseconds that a case is on screen before this key decides on it */
  readonly floor: (action: KeyAction) => number
  readonly now: () => number
  /** when the last key went down before anything listened; minus infinity: none */
  readonly unheardAt: number
}

const EMPTY_STATE: KeyQueueState = { waiting: [], uncounted: [] }

/** A store of waiting and uncounted keys, for the screen. A key that acts at once changes neither. */
function createStateStore() {
  let state = EMPTY_STATE
  const watchers = new Set<() => void>()
  return {
    state: () => state,
    publish({ waiting, uncounted }: KeyQueueState) {
      if (waiting === state.waiting && uncounted === state.uncounted) return
      state = { waiting, uncounted }
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
  readonly state: () => KeyQueueState
  /** calls `watcher` at every change of the state; returns a function that stops it */
  readonly watch: (watcher: () => void) => () => void
  /** a key went down; Escape also drops the keys that wait */
  readonly press: (key: TypedKey) => void
  /** the message about dropped keys was shown */
  readonly uncountedShown: () => void
}

/**
 * Handles keys in the order they were typed. A key that cannot act yet delays those behind it, except keys for reading
 * and help. No key acts on something that appeared on screen after it was pressed.
 */
export function createKeyQueue({ handle, floor, now, unheardAt }: KeyQueueOptions): KeyQueue {
  let { waiting, uncounted } = EMPTY_STATE
  const { publish, state, watch } = createStateStore()
  const losses = createLostKeys(unheardAt)
  const screen = createScreenState({ floor, now, changed: () => queueMicrotask(() => drain()) })
  const notCounted = (key: TypedKey, why: UncountedKey['why']) => {
    if (why !== 'barred') losses.lost(key)
    uncounted = [...uncounted, { key, why }]
  }
  const act = (key: TypedKey, late: boolean) => {
    const outcome = handle(key, late)
    if (outcome === 'covered') notCounted(key, 'lost')
    else if (outcome === 'refused') losses.lost(key)
    else if (outcome === 'heard' && startsKeySequence(key.action)) losses.sequenceStarted()
    else if (outcome === 'unheard' && DECIDING_ACTIONS.has(key.action) && !screen.decides()) losses.unheard(key)
  }
  /** Handles the keys that can act now. `pressed`: the one that just went down. */
  function drain(pressed?: TypedKey) {
    for (let [key] = waiting; key; [key] = waiting) {
      const status = keyStatusOf(key, { ...screen.moment(key.action), lostAt: losses.lostAt() })
      if (status === 'waits') break
      waiting = waiting.slice(1)
      if (status === 'heard') act(key, key !== pressed)
      else notCounted(key, status)
    }
    if (waiting.length === 0) waiting = EMPTY_STATE.waiting
    publish({ waiting, uncounted })
  }
  return {
    state,
    watch,
    press(key) {
      const dropped = key.action === 'escape' ? waiting.length : 0
      if (key.action === 'escape') waiting = EMPTY_STATE.waiting
      if (READING_ACTIONS.has(key.action)) act(dropped > 0 ? { ...key, digit: dropped } : key, false)
      else waiting = [...waiting, key]
      drain(key)
    },
    uncountedShown() {
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
