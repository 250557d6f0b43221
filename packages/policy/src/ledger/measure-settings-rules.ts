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
}

export const DEFAULT_MEASURE_SETTINGS: MeasureSettings = {
  warningDays: null,
  restricting: false,
  holdMinutes: 30,
  withdrawalsAnHour: 5,
  appealDays: 30,
  undoSeconds: 10,
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
} as const

export type MeasureSettingsRefusal = 'not_permitted' | 'setting_out_of_range'

function isWithinBounds(name: keyof typeof MEASURE_BOUNDS, value: number): boolean {
  const { min, max } = MEASURE_BOUNDS[name]
  return Number.isInteger(value) && value >= min && value <= max
}

/** Sets the measure settings from now on, also for earlier decisions; a hold or an undo window that has begun keeps its end. */
export function setMeasureSettings(
  settings: MeasureSettings,
  actor: Staff,
): Verdict<{ readonly type: 'measures.set'; readonly settings: MeasureSettings }, MeasureSettingsRefusal> {
  if (!may(actor.role, 'desk.manage')) return refuse('not_permitted')
  const { warningDays, holdMinutes, withdrawalsAnHour, appealDays, undoSeconds } = settings
  const valid =
    (warningDays === null || isWithinBounds('warningDays', warningDays)) &&
    isWithinBounds('holdMinutes', holdMinutes) &&
    isWithinBounds('withdrawalsAnHour', withdrawalsAnHour) &&
    isWithinBounds('appealDays', appealDays) &&
    isWithinBounds('undoSeconds', undoSeconds)
  return valid ? allow({ type: 'measures.set', settings }) : refuse('setting_out_of_range')
}
