import type { Case } from '../cases/case-model.ts'
import { type LedgerEntry, restrictionAfter } from '../ledger/ledger-rules.ts'
import { MEASURES_BY_TARGET, type Measure } from './measure-rules.ts'

/** Why a measure is not open for a target as it stands. */
export type MeasureRefusal =
  | 'measure_not_allowed'
  | 'already_hidden'
  | 'not_hidden'
  | 'restricting_off'
  | 'already_restricted'
  | 'not_restricted'

/** What decides whether a measure is open: the target, and the ledger of its member. */
export type MeasureSituation = {
  readonly case: Case
  /** is the target visible on the marketplace, as far as the desk's standing decisions go? */
  readonly visible: boolean
  /** the ledger of the member it is about */
  readonly ledger: readonly LedgerEntry[]
  /** may members be restricted, by the desk's setting? */
  readonly restricting: boolean
}

/** Is this measure open for this target as it stands? Also what a button asks before it is pressed. */
export function checkMeasure(
  measure: Measure,
  { case: reviewCase, visible, ledger, restricting }: MeasureSituation,
): MeasureRefusal | null {
  if (!MEASURES_BY_TARGET[reviewCase.target.type].includes(measure)) return 'measure_not_allowed'
  switch (measure) {
    case 'hide':
      return visible ? null : 'already_hidden'
    case 'show':
      return visible ? 'not_hidden' : null
    case 'restrict':
      if (!restricting) return 'restricting_off'
      return restrictionAfter(ledger) ? 'already_restricted' : null
    case 'lift':
      // also once the setting is off: whoever is restricted must not stay so for ever
      return restrictionAfter(ledger) ? null : 'not_restricted'
    default:
      return null
  }
}
