import type { Action } from './action.ts'

/** Reading, help and the way back: heard at once, whatever waits before them. */
export const READING: ReadonlySet<Action> = new Set<Action>([
  'escape',
  'scroll',
  'scrollBack',
  'nextMark',
  'previousMark',
  'tabBefore',
  'tabAfter',
  'diff',
  'wide',
  'sheet',
  'palette',
])

/** How grave a measure is. A key of none of these waits until an open choice is left. */
const STRENGTH = {
  no_violation: 0,
  request_correction: 1,
  advice: 2,
  hide: 3,
  warn: 4,
  restrict: 5,
  proposeWithdrawal: 6,
} as const satisfies Partial<Record<Action, number>>
type Measure = keyof typeof STRENGTH

/** Keys of an open choice itself. */
const OF_THE_CHOICE: ReadonlySet<Action> = new Set<Action>(['open', 'digit', 'addDigit', 'send'])

/** Deciding keys that need no other before them, and begin nothing that others end. */
const AT_ONCE: ReadonlySet<Action> = new Set<Action>([...OF_THE_CHOICE, 'no_violation', 'pin', 'raise'])

/** What changes a case, or completes a choice that does. */
export const DECIDING: ReadonlySet<Action> = new Set<Action>([
  ...(Object.keys(STRENGTH) as Measure[]),
  ...AT_ONCE,
  'reverse',
  'escalate',
  'snooze',
  'sendBack',
])

/** What an open choice would do. `softer`: takes a measure back; `aside`: no measure at all. */
export type Choice = Exclude<Measure, 'no_violation'> | 'softer' | 'aside'

const LEAST: Readonly<Record<Choice, number>> = { ...STRENGTH, softer: 1, aside: Number.POSITIVE_INFINITY }

/** Inside an open choice, is this key one of its own, or of a measure at least as grave? Passing a case never is. */
export function heardInside(choice: Choice, action: Action): boolean {
  if (!DECIDING.has(action) || OF_THE_CHOICE.has(action)) return true
  const strength: Readonly<Partial<Record<Action, number>>> = STRENGTH
  return (strength[action] ?? -1) >= LEAST[choice]
}

/** Keys typed one after another with less than this between them are one thought. Milliseconds, as all times here. */
const PAUSE_MS = 500

export type Moment = {
  readonly now: number
  /** when what is on screen was painted; infinite from its drawing until then */
  readonly paintedAt: number
  /** how long after that a deciding key waits */
  readonly floor: number
  /** choices that are open */
  readonly choices: readonly Choice[]
  /** when the last key of a choice was lost: what follows without a pause was meant to complete it */
  readonly lostAt: number
  /** is what hears this key still being loaded? */
  readonly loading: boolean
}

/**
 * `lost`: the case it was typed at is not the one on screen; `follows`: on a key that was not counted; `barred`: an open
 * choice has to be left first.
 */
export type Standing = 'heard' | 'waits' | 'lost' | 'follows' | 'barred'

/**
 * What becomes of a key that went down `at` some time. One typed before what is on screen was painted was meant for
 * something else. So is one that follows on keys lost that way: `H 1 A` without its `H` must not pass a case.
 */
export function standingOf({ action, at }: { action: Action; at: number }, moment: Moment): Standing {
  const decides = DECIDING.has(action)
  const completes = AT_ONCE.has(action) || action === 'undo'
  if (decides && at <= moment.paintedAt) return 'lost'
  if (completes && at - moment.lostAt < PAUSE_MS) return 'follows'
  if (!moment.choices.every((choice) => heardInside(choice, action))) return 'barred'
  if (moment.loading) return 'waits'
  return decides && moment.now < moment.paintedAt + moment.floor ? 'waits' : 'heard'
}

/** Does a lost key take along what follows on it? Passing a case is complete in itself. */
export function takesAlong(action: Action): boolean {
  return action !== 'no_violation'
}

/** Does this key, once heard, begin a new thought? */
export function begins(action: Action): boolean {
  return DECIDING.has(action) && !AT_ONCE.has(action)
}
