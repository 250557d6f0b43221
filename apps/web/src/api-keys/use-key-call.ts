import type { MadeKey } from '@mimamori/contract/api-keys/api-keys'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Failure, failureOf } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { useKeyWords } from './words.ts'

/** Change something about keys: what the desk answered, or null while `problem` says why not. The list is read anew. */
export function useKeyCall(said: (failure: Failure) => string) {
  const words = useKeyWords()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function run<T extends Partial<MadeKey>>(call: () => Promise<T>): Promise<T | null> {
    setBusy(true)
    setProblem(null)
    try {
      return await call()
    } catch (error) {
      setProblem(words.failed(said(failureOf(error))))
      return null
    } finally {
      setBusy(false)
      void cache.invalidateQueries({ queryKey: queries.apiKeys.key() })
    }
  }
  return { run, busy, problem }
}
