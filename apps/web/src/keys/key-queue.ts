import { begins, type Choice, DECIDING, READING, type Standing, standingOf, takesAlong } from './guard.ts'
import type { Action, Intent, Pressed } from './intent.ts'

/** A key as it was typed. `at`: when it went down, milliseconds on the clock of the page, as are all times here. */
export type Typed = Intent & {
  readonly at: number
  /** `null`: chosen from the palette */
  readonly pressed: Pressed | null
}

/**
 * What a key came to. `refused`: whoever heard it said why; `unheard`: nobody listens to it; `covered`: something lay
 * over the screen by then, or text was typed.
 */
export type Outcome = 'heard' | 'refused' | 'unheard' | 'covered'

/** A key that was not counted: it was typed for what is not on screen, or an open choice has to be left first. */
export type Uncounted = { readonly key: Typed; readonly why: Exclude<Standing, 'heard' | 'waits'> }
/** What waits, and what was not counted since it was last told. */
export type News = { readonly waiting: readonly Typed[]; readonly uncounted: readonly Uncounted[] }

/** Actions, or every one that waits at all. */
export type Actions = readonly Action[] | 'all'

type Needs = {
  /** do what a key asks for; `late`: it has waited */
  readonly hear: (key: Typed, late: boolean) => Outcome
  /** between a painting and a deciding key, as the person set it */
  readonly floor: () => number
  readonly now: () => number
  /** call back in so many milliseconds; answers how to stop it */
  readonly wake: (run: () => void, ms: number) => () => void
  /** when the last key went down that nobody was there to hear; minus infinity: none */
  readonly unheardAt: number
}

const NOTHING: News = { waiting: [], uncounted: [] }

/**
 * Keys in the order in which they were typed. One that cannot be heard yet holds up those behind it, but for reading and
 * help; none acts on what came on screen after it went down.
 */
export function createKeyQueue({ hear, floor, now, wake, unheardAt: unheardAtFirst }: Needs) {
  let waiting = NOTHING.waiting
  let uncounted = NOTHING.uncounted
  let news = NOTHING
  /** `decides`: a case, or what else deciding keys wait for, is on screen */
  let scene = { paintedAt: Number.NEGATIVE_INFINITY, decides: false }
  let lostAt = Number.NEGATIVE_INFINITY
  let unheardAt = unheardAtFirst
  let stop = () => {}
  const choices = new Set<{ readonly open: Choice }>()
  const loading = new Set<{ readonly actions: Actions }>()
  const watchers = new Set<() => void>()

  /** A key that acts at once is no news. */
  const publish = () => {
    if (waiting.length === 0) waiting = NOTHING.waiting
    if (waiting === news.waiting && uncounted === news.uncounted) return
    news = { waiting, uncounted }
    for (const watcher of watchers) watcher()
  }
  const awaited = (action: Action) => [...loading].some(({ actions }) => actions === 'all' || actions.includes(action))
  const notCounted = (key: Typed, why: Uncounted['why']) => {
    if (why !== 'barred' && takesAlong(key.action)) lostAt = key.at
    uncounted = [...uncounted, { key, why }]
  }
  const act = (key: Typed, late: boolean) => {
    const outcome = hear(key, late)
    const decides = DECIDING.has(key.action)
    if (outcome === 'covered') notCounted(key, 'lost')
    else if (outcome === 'refused') lostAt = takesAlong(key.action) ? key.at : lostAt
    // on the way to a case: what completes it must not act alone once the case is there
    else if (outcome === 'unheard') unheardAt = decides && !scene.decides ? key.at : unheardAt
    else if (begins(key.action)) lostAt = Number.NEGATIVE_INFINITY
  }
  /** Hear what can be heard. `fresh`: went down just now. */
  const drain = (fresh?: Typed) => {
    stop()
    for (let [key] = waiting; key; [key] = waiting) {
      const waitsFor = scene.decides ? floor() : 0
      const isLoading = awaited(key.action)
      const open = [...choices].map((each) => each.open)
      const moment = { now: now(), ...scene, floor: waitsFor, choices: open, lostAt, loading: isLoading }
      const is = standingOf(key, moment)
      if (is === 'waits') {
        if (!isLoading) stop = wake(() => drain(), Math.max(0, scene.paintedAt + waitsFor - moment.now))
        break
      }
      waiting = waiting.slice(1)
      if (is === 'heard') act(key, key !== fresh)
      else notCounted(key, is)
    }
    publish()
  }
  const soon = () => queueMicrotask(() => drain())

  return {
    /** A key goes down. Escape also takes back those that wait. */
    press(key: Typed) {
      if (key.action === 'escape') waiting = NOTHING.waiting
      if (READING.has(key.action)) act(key, false)
      else waiting = [...waiting, key]
      drain(key)
    },
    /** Something to decide on comes on screen, drawn but not yet painted. */
    enter() {
      const own = { paintedAt: Number.POSITIVE_INFINITY, decides: true }
      scene = own
      lostAt = Math.max(lostAt, unheardAt)
      unheardAt = Number.NEGATIVE_INFINITY
      return {
        painted() {
          own.paintedAt = now()
          soon()
        },
        leave() {
          if (scene === own) scene = { paintedAt: now(), decides: false }
          soon()
        },
      }
    },
    /** A choice is open. Answers how it is left. */
    choose(open: Choice) {
      const own = { open }
      choices.add(own)
      return () => {
        choices.delete(own)
        soon()
      }
    },
    /** What hears these is on its way. Answers how to say that it is here, or will not come. */
    load(actions: Actions) {
      const own = { actions }
      loading.add(own)
      return () => {
        loading.delete(own)
        soon()
      }
    },
    news: () => news,
    /** Run at every change of the news. Answers how to stop it. */
    watch(watcher: () => void) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    /** What was not counted has been told. */
    told() {
      uncounted = NOTHING.uncounted
      publish()
    },
  }
}

export type KeyQueue = ReturnType<typeof createKeyQueue>
