import type { PeopleRefusal } from '@mimamori/contract/page-refusal-contract'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { usePeopleCopy } from './people-copy.ts'

/** Why something was not done, in words; the section is given those of the whole desk. */
export type FailureMessage = (failure: Failure) => string

const isPeopleRefusal = (words: Record<PeopleRefusal, string>, refusal: string): refusal is PeopleRefusal =>
  refusal in words

/** Make a change of people; what the rules about people refuse is said in their own words. The list is read anew. */
export function usePersonCall(said: FailureMessage) {
  const { refusals } = usePeopleCopy()
  return useApiCall((failure) => {
    const own =
      failure.kind === 'refused' && isPeopleRefusal(refusals, failure.refusal) ? refusals[failure.refusal] : null
    return own ?? said(failure)
  }, queries.people.key())
}
