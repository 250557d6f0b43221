import { MIN_RETENTION_FOR_APPEALS_DAYS } from '../retention/retention-class-rules.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** The measure settings of a desk. */
export type MeasureSettings = {
  /** days for which a warning counts; `null`: for ever */
  readonly warningDays: number | null
  /** may members be restricted at all? */
  readonly restricting: boolean
  /** minutes for which an approved withdrawal is held, and can be stopped */
  readonly holdMinutes: number
  /** withdrawals executed within an hour before the breaker trips */
  readonly withdrawalsAnHour: number
  /** days after a decision in which its member can appeal */
  readonly appealDays: number
  /** the undo window: seconds in which its maker can take back a decision, or any other act on a case */
  readonly undoSeconds: number
} & LadderTerms

/** What leads set of the ladder, and of the time that answers take. */
const LADDER_TERMS = [
  /** standing hides that count as one warning on the ladder of measures; 0: hides do not count */
  'hidesPerStep',
  /** days a member has to correct a text; the letter names the day */
  'correctionDays',
  /** days in which an appeal should be decided, for appeals from then on */
  'appealDueDays',
] as const
export type LadderTerms = Readonly<Record<(typeof LADDER_TERMS)[number], number>>

export const DEFAULT_MEASURE_SETTINGS: MeasureSettings = {
  warningDays: null,
  restricting: false,
  holdMinutes: 30,
  withdrawalsAnHour: 5,
  appealDays: 30,
  undoSeconds: 10,
  hidesPerStep: 5,
  correctionDays: 3,
  appealDueDays: 7,
}

/**
 * The bounds of these settings. A hold is long enough that a withdrawal can be stopped; an appeal can be filed only while the evidence of
 * the decision is kept.
 */
export const MEASURE_BOUNDS = {
  warningDays: { min: 30, max: 3_650 },
  holdMinutes: { min: 5, max: 1_440 },
  withdrawalsAnHour: { min: 1, max: 1_000 },
  appealDays: { min: 7, max: MIN_RETENTION_FOR_APPEALS_DAYS },
  undoSeconds: { min: 5, max: 60 },
  hidesPerStep: { min: 0, max: 100 },
  correctionDays: { min: 1, max: 30 },
  appealDueDays: { min: 1, max: 60 },
} as const

export type MeasureSettingsRefusal = 'not_permitted' | 'setting_out_of_range'

/** Are the numbers of these names within their bounds? Where `null` can be set, it is no number. */
const areWithinBounds = (settings: MeasureSettings, names: readonly (keyof typeof MEASURE_BOUNDS)[]): boolean =>
  names.every((name) => {
    const { min, max } = MEASURE_BOUNDS[name]
    const value = settings[name]
    return value === null || (Number.isInteger(value) && value >= min && value <= max)
  })

const isLadderTerm = (name: keyof typeof MEASURE_BOUNDS) => LADDER_TERMS.some((term) => term === name)
const NUMBERS = Object.keys(MEASURE_BOUNDS) as (keyof typeof MEASURE_BOUNDS)[]
const OF_ADMINS = NUMBERS.filter((name) => !isLadderTerm(name))

/** Sets the measure settings from now on, also for earlier decisions; a hold or an undo window that has begun keeps its end. */
export function setMeasureSettings(
  settings: MeasureSettings,
  actor: Staff,
): Verdict<{ readonly type: 'measures.set'; readonly settings: MeasureSettings }, MeasureSettingsRefusal> {
  if (!may(actor.role, 'desk.manage')) return refuse('not_permitted')
  return areWithinBounds(settings, OF_ADMINS)
    ? allow({ type: 'measures.set', settings })
    : refuse('setting_out_of_range')
}

/** The terms of the ladder among the settings. */
export const ladderTermsOf = (settings: LadderTerms): LadderTerms =>
  Object.fromEntries(LADDER_TERMS.map((name) => [name, settings[name]])) as LadderTerms

/** Sets the terms of the ladder from now on: what was asked or filed before keeps its date. */
export function setLadderTerms(
  settings: MeasureSettings,
  terms: LadderTerms,
  actor: Staff,
): Verdict<{ readonly type: 'measures.set'; readonly settings: MeasureSettings }, MeasureSettingsRefusal> {
  if (!may(actor.role, 'ladder.set')) return refuse('not_permitted')
  const changed = { ...settings, ...terms }
  return areWithinBounds(changed, LADDER_TERMS)
    ? allow({ type: 'measures.set', settings: changed })
    : refuse('setting_out_of_range')
}
