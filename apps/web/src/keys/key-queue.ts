import {
  DECIDING_ACTIONS,
  invalidatesFollowingKeys,
  type KeyStatus,
  keyStatusOf,
  READING_ACTIONS,
  startsKeySequence,
} from './key-guard.ts'
import type { KeyIntent, PressedKey } from './key-intent.ts'
import { createScreenState } from './key-screen-state.ts'

/** A key as it was typed. `at`: when it went down, milliseconds on the clock of the page, as are all times here. */
export type TypedKey = KeyIntent & {
  readonly at: number
  /** `null`: chosen from the palette */
  readonly pressed: PressedKey | null
}

/**
 * What a key came to. `refused`: whoever heard it said why; `unheard`: nobody listens to it; `covered`: something lay
 * over the screen by then, or text was typed.
 */
export type KeyOutcome = 'heard' | 'refused' | 'unheard' | 'covered'

/** A key that was not counted: it was typed for what is not on screen, or an open choice has to be left first. */
export type UncountedKey = { readonly key: TypedKey; readonly why: Exclude<KeyStatus, 'heard' | 'waits'> }
/** What waits, and what was not counted since it was last told. */
export type KeyQueueState = { readonly waiting: readonly TypedKey[]; readonly uncounted: readonly UncountedKey[] }

type KeyQueueOptions = {
  /** do what a key asks for; `late`: it has waited */
  readonly hear: (key: TypedKey, late: boolean) => KeyOutcome
  /** between a painting and a deciding key, as the person set it */
  readonly floor: () => number
  readonly now: () => number
  /** call back in so many milliseconds; answers how to stop it */
  readonly wake: (run: () => void, ms: number) => () => void
  /** when the last key went down that nobody was there to hear; minus infinity: none */
  readonly unheardAt: number
}

const EMPTY_STATE: KeyQueueState = { waiting: [], uncounted: [] }

/** What is told of keys. One that acts at once is no news. */
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
    /** Run at every change of the news. Answers how to stop it. */
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
  }
}

/** Which keys were lost, so that none completes what another began. */
function createLostKeys(unheardAtFirst: number) {
  let lostAt = Number.NEGATIVE_INFINITY
  let unheardAt = unheardAtFirst
  return {
    lostAt: () => lostAt,
    lost({ action, at }: TypedKey) {
      if (invalidatesFollowingKeys(action)) lostAt = at
    },
    /** On the way to a case nobody heard it: what completes it must not act alone once the case is there. */
    unheard({ at }: TypedKey) {
      unheardAt = at
    },
    began() {
      lostAt = Number.NEGATIVE_INFINITY
    },
    arrived() {
      lostAt = Math.max(lostAt, unheardAt)
      unheardAt = Number.NEGATIVE_INFINITY
    },
  }
}

/**
 * Keys in the order in which they were typed. One that cannot be heard yet holds up those behind it, but for reading and
 * help; none acts on what came on screen after it went down.
 */
export function createKeyQueue({ hear, floor, now, wake, unheardAt }: KeyQueueOptions) {
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
  /** Hear what can be heard. `fresh`: went down just now. */
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
    /** A key goes down. Escape also takes back those that wait. */
    press(key: TypedKey) {
      if (key.action === 'escape') waiting = EMPTY_STATE.waiting
      if (READING_ACTIONS.has(key.action)) act(key, false)
      else waiting = [...waiting, key]
      drain(key)
    },
    /** What was not counted has been told. */
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

export type KeyQueue = ReturnType<typeof createKeyQueue>
