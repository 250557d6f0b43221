import type { Flaw } from '@mimamori/contract/intake/intake-error-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { reasonsOfferedOn } from '@mimamori/policy/catalogue/entries-in-force'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Report } from '@mimamori/policy/intake/intake-arrivals'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { AppContext } from '../runtime/app-context.ts'

type OfferedReason = { id: string; label: string; category: Category }

/** The reasons members are offered today, in one language. */
export function listOfferedReasons({ catalogue, clock }: AppContext, language: Language): OfferedReason[] {
  const today = dayOf(clock.now())
  return reasonsOfferedOn(catalogue.entries(), today).map(({ id, data }) => ({
    id,
    label: data.label[language],
    category: data.category,
  }))
}

/**
 * What is wrong with the reason of a report; `null`: it was offered on the day of the report, or is today, so that a
 * late report is not lost.
 */
export function reportReasonFlaw({ catalogue, clock }: AppContext, { reason, reportedAt }: Report): Flaw | null {
  const entries = catalogue.entries()
  const today = reasonsOfferedOn(entries, dayOf(clock.now()))
  if ([...today, ...reasonsOfferedOn(entries, dayOf(reportedAt))].some(({ id }) => id === reason)) return null
  const offered = today.map(({ id }) => id).join(', ')
  return { path: 'reason', expected: `one of ${offered}`, got: `string of ${reason.length} characters` }
}
