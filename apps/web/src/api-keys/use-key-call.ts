import type { Failure } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { useCall } from '../api/use-call.ts'
import { useKeyWords } from './words.ts'

/** Change something about keys; the list is read anew. */
export function useKeyCall(said: (failure: Failure) => string) {
  const words = useKeyWords()
  return useCall((failure) => words.failed(said(failure)), queries.apiKeys.key())
}
