import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { type ApiCall, useApiCall } from '../api/use-api-call.ts'
import { useMessages } from '../i18n/messages.ts'

/** Makes a call that changes API keys, then refetches their list. `toMessage` is the section's text for a failure. */
export function useApiKeyMutation(toMessage: (failure: Failure) => string): ApiCall {
  const words = useMessages('api-keys')
  const wordsOf = (failure: Failure) =>
    failure.kind === 'refused' && failure.refusal === 'key_ended' ? words.alreadyEnded : toMessage(failure)
  return useApiCall((failure) => words.failed(wordsOf(failure)), queries.apiKeys.key())
}
