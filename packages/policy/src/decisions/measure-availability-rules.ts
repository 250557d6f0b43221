import { type Case, isReviewCase } from '../cases/case-model.ts'
import { type LedgerEntry, restrictionAfter } from '../ledger/ledger-rules.ts'
import { MEASURES_BY_TARGET, type Measure } from './measure-rules.ts'

/** Why a measure is not available for a target in its present state. */
export type MeasureRefusal =
  | 'measure_not_allowed'
  | 'already_hidden'
  | 'not_hidden'
  | 'restricting_off'
  | 'already_restricted'
  | 'not_restricted'

/** What the availability of a measure depends on. */
export type MeasureSituation = {
  readonly case: Case
  /** is the target visible on the marketplace, after the desk's final decisions? */
  readonly visible: boolean
  /** the ledger of the target's author */
  readonly ledger: readonly LedgerEntry[]
  /** may members be restricted, by the desk's setting? */
  readonly restricting: boolean
}

/** Why this measure is not available for this target; `null`: it is. Also decides which buttons are enabled. */
export function checkMeasure(
  measure: Measure,
  { case: reviewCase, visible, ledger, restricting }: MeasureSituation,
): MeasureRefusal | null {
  if (!isReviewCase(reviewCase) || !MEASURES_BY_TARGET[reviewCase.target.type].includes(measure))
    return 'measure_not_allowed'
  switch (measure) {
    case 'hide':
      return visible ? null : 'already_hidden'
    case 'show':
      return visible ? 'not_hidden' : null
    case 'restrict':
      if (!restricting) return 'restricting_off'
      return restrictionAfter(ledger) ? 'already_restricted' : null
    case 'lift':
      // also with the setting off: a restricted member must not stay restricted for ever
      return restrictionAfter(ledger) ? null : 'not_restricted'
    default:
      return null
  }
}
