import type { PeopleRefusal } from '@mimamori/contract/page-refusal-contract'
import type { Failure } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { useCall } from '../api/use-call.ts'
import { usePeopleCopy } from './people-copy.ts'

/** Why something was not done, in words; the section is given those of the whole desk. */
export type Said = (failure: Failure) => string

const isOfPeople = (words: Record<PeopleRefusal, string>, refusal: string): refusal is PeopleRefusal => refusal in words

/** Make a change of people; what the rules about people refuse is said in their own words. The list is read anew. */
export function usePersonCall(said: Said) {
  const { refusals } = usePeopleCopy()
  return useCall((failure) => {
    const own = failure.kind === 'refused' && isOfPeople(refusals, failure.refusal) ? refusals[failure.refusal] : null
    return own ?? said(failure)
  }, queries.people.key())
}
