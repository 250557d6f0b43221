import type { ActionsWith, KeyAction } from '@mimamori/policy/keys/key-actions'
import { actionsWhere, specOf } from './declared-actions.ts'

type Measure = ActionsWith<{ readonly severity: number }>

/** Actions for reading, help and going back: they act at once, also while other keys wait. */
export const READING_ACTIONS: ReadonlySet<KeyAction> = actionsWhere(({ reads }) => reads)
const CHOICE_ACTIONS = actionsWhere(({ choice }) => choice)
const IMMEDIATE_ACTIONS = actionsWhere(({ choice, immediate }) => choice || immediate)
/** Actions that change a case, or complete a choice that does. */
export const DECIDING_ACTIONS: ReadonlySet<KeyAction> = actionsWhere(
  ({ decides, choice, immediate, severity }) => decides || choice || immediate || severity !== undefined,
)

/** The effect of an open choice. `softer`: takes a measure back; `no_measure`: no measure at all. */
export type OpenChoice = Exclude<Measure, 'no_violation'> | 'softer' | 'no_measure'

const severityOf = (action: KeyAction): number => specOf(action).severity ?? -1
const minSeverityInside = (choice: OpenChoice): number => {
  if (choice === 'softer') return 1
  return choice === 'no_measure' ? Number.POSITIVE_INFINITY : severityOf(choice)
}

/** Inside an open choice, is this key one of its own, or of a measure at least as grave? Passing a case never is. */
export function isAllowedInsideChoice(choice: OpenChoice, action: KeyAction): boolean {
  if (!DECIDING_ACTIONS.has(action) || CHOICE_ACTIONS.has(action)) return true
  return severityOf(action) >= minSeverityInside(choice)
}

/** Keys typed with a shorter pause than this between them belong to one sequence. Milliseconds, as all times here. */
export const KEY_SEQUENCE_PAUSE_MS = 500

/** Passing a case takes one key and no second look: the case is on screen for longer. */
const LEAST_BEFORE_PASSING_MS = 600

/** How long a case is on screen before a deciding key counts. `own`: what the person set, which only raises it. */
export function decidingFloorMs(action: KeyAction, own: number): number {
  return action === 'no_violation' ? Math.max(LEAST_BEFORE_PASSING_MS, own) : own
}

export type KeyMoment = {
  /** when what is on screen was painted; infinite from its drawing until then */
  readonly paintedAt: number
  /** how long after that this key, if it decides, does not count yet */
  readonly floor: number
  /** choices that are open */
  readonly choices: readonly OpenChoice[]
  /** when the last key of a sequence was dropped: keys that follow without a pause were meant to complete it */
  readonly lostAt: number
  /** is the part of the page that takes this key still being loaded? */
  readonly loading: boolean
}

/**
 * `lost`: the case it was typed at is not the one on screen; `early`: nobody can have seen the case by then; `follows`: on
 * a key that was not counted; `barred`: an open choice has to be left first.
 */
export type KeyStatus = 'heard' | 'waits' | 'lost' | 'early' | 'follows' | 'barred'

/**
 * What happens to a key pressed at `at`. A key pressed before the present screen was painted was meant for something
 * else, and so was one that follows dropped keys: `H 1 A` without its `H` must not pass a case.
 */
export function keyStatusOf({ action, at }: { action: KeyAction; at: number }, moment: KeyMoment): KeyStatus {
  const decides = DECIDING_ACTIONS.has(action)
  const completes = IMMEDIATE_ACTIONS.has(action) || action === 'undo'
  if (decides && at <= moment.paintedAt) return 'lost'
  if (completes && at - moment.lostAt < KEY_SEQUENCE_PAUSE_MS) return 'follows'
  if (!moment.choices.every((choice) => isAllowedInsideChoice(choice, action))) return 'barred'
  if (decides && at < moment.paintedAt + moment.floor) return 'early'
  return moment.loading ? 'waits' : 'heard'
}

/** Is the key after this one lost with it? Not after passing a case, which needs no second key. */
export function invalidatesFollowingKeys(action: KeyAction): boolean {
  return action !== 'no_violation'
}

/** Does this action begin a new key sequence? */
export function startsKeySequence(action: KeyAction): boolean {
  return DECIDING_ACTIONS.has(action) && !IMMEDIATE_ACTIONS.has(action)
}
