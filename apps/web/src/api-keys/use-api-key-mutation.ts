import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useApiKeysCopy } from './api-keys-copy.ts'

/** Change something about keys; the list is read anew. */
export function useApiKeyMutation(said: (failure: Failure) => string) {
  const words = useApiKeysCopy()
  return useApiCall((failure) => words.failed(said(failure)), queries.apiKeys.key())
}
