import type { Measure } from '../decisions/measure-rules.ts'
import type { DecisionState } from '../decisions/undo-rules.ts'
import { plusSeconds } from '../instant.ts'
import { MAX_CLOCK_LEAD_SECONDS } from '../intake/future-instant-rules.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** The measures that a member responds to, and how: a warning is acknowledged, a text is corrected. */
export const RESPONSE_BY_MEASURE = { warn: 'acknowledged', request_correction: 'corrected' } as const
export type AnsweredMeasure = keyof typeof RESPONSE_BY_MEASURE
export type MeasureResponse = (typeof RESPONSE_BY_MEASURE)[AnsweredMeasure]

/** Does a member respond to this measure? */
export const isAnswered = (measure: Measure): measure is AnsweredMeasure => Object.hasOwn(RESPONSE_BY_MEASURE, measure)

/** The measure that this response is to. */
export const measureOf = (response: MeasureResponse): AnsweredMeasure =>
  response === 'acknowledged' ? 'warn' : 'request_correction'

export type RespondRefusal = 'wrong_measure' | 'before_measure'

type AnswerSituation = {
  readonly measure: Measure
  readonly decidedAt: string
  /** what was told before; the first stays */
  readonly respondedAt: string | null
}

/** Notes that a member responded to a measure at `at`. `changed: false`: the desk was told before. */
export function respondToMeasure(
  { measure, decidedAt, respondedAt }: AnswerSituation,
  response: MeasureResponse,
  at: string,
): Verdict<{ readonly respondedAt: string; readonly changed: boolean }, RespondRefusal> {
  if (measure !== measureOf(response)) return refuse('wrong_measure')
  if (respondedAt !== null) return allow({ respondedAt, changed: false })
  if (at < plusSeconds(decidedAt, -MAX_CLOCK_LEAD_SECONDS)) return refuse('before_measure')
  return allow({ respondedAt: at, changed: true })
}

/**
 * What a warning or a requested correction has come to: `answered` in time, `late`, `missed` at its date, or still `waiting`.
 */
export type ResponseState = 'answered' | 'late' | 'missed' | 'waiting'

/** The state of a response. Instants; `null`: there is no date, no response, and nobody missed it. */
export function responseState({
  dueAt,
  respondedAt,
  missedAt,
}: {
  readonly dueAt: string | null
  readonly respondedAt: string | null
  readonly missedAt: string | null
}): ResponseState {
  if (respondedAt !== null) return dueAt !== null && respondedAt > dueAt ? 'late' : 'answered'
  return missedAt === null ? 'waiting' : 'missed'
}

export type DueCorrection = {
  /** is the request still in force, and its member still there? */
  readonly stands: boolean
  /** state of a later decision on the same target; `null`: there is none */
  readonly later: DecisionState | null
  /** state of the unfinished case of the target; `null`: there is none */
  readonly caseState: string | null
}

/**
 * What becomes of a correction that was not made by its date. `brings_back`: its case comes back; `settles`: somebody has decided on the
 * target since, or nothing is asked of the member any more; `waits`: a decision on it can still be undone.
 */
export function routeMissedCorrection({
  stands,
  later,
  caseState,
}: DueCorrection): 'brings_back' | 'settles' | 'waits' {
  if (!stands) return 'settles'
  if (later === 'standing') return 'settles'
  return later !== null || caseState === 'held' ? 'waits' : 'brings_back'
}
