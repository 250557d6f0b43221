import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useKeyWords } from './words.ts'

/** Change something about keys; the list is read anew. */
export function useKeyCall(said: (failure: Failure) => string) {
  const words = useKeyWords()
  return useApiCall((failure) => words.failed(said(failure)), queries.apiKeys.key())
}
