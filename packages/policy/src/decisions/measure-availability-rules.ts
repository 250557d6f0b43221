import type { Case } from '../cases/case-model.ts'
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

/** What decides whether a measure is available: the target, and the ledger of its member. */
export type MeasureSituation = {
  readonly case: Case
  /** is the target visible on the marketplace, as far as the desk's standing decisions go? */
  readonly visible: boolean
  /** the ledger of the member it is about */
  readonly ledger: readonly LedgerEntry[]
  /** may members be restricted, by the desk's setting? */
  readonly restricting: boolean
}

/** Why this measure is not available for this target; `null`: it is. Also decides which buttons are enabled. */
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
      // also with the setting off: a restricted member must not stay restricted for ever
      return restrictionAfter(ledger) ? null : 'not_restricted'
    default:
      return null
  }
}
