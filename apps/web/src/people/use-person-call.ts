import type { PeopleRefusal } from '@mimamori/contract/page-refusal-contract'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { type ApiCall, useApiCall } from '../api/use-api-call.ts'
import { useMessages } from '../i18n/messages.ts'

/** Returns the text of a failure that no feature has a text of its own for. */
export type FailureMessage = (failure: Failure) => string

const isPeopleRefusal = (words: Record<PeopleRefusal, string>, refusal: string): refusal is PeopleRefusal =>
  refusal in words

/** Makes a call that changes people, then refetches their list. Refusals about people have texts of their own. */
export function usePersonCall(toMessage: FailureMessage): ApiCall {
  const { refusals } = useMessages('people')
  return useApiCall((failure) => {
    const own =
      failure.kind === 'refused' && isPeopleRefusal(refusals, failure.refusal) ? refusals[failure.refusal] : null
    return own ?? toMessage(failure)
  }, queries.people.key())
}
