import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Failure, failureOf } from './call-failure.ts'

/**
 * Make a change: `run` answers what the desk said, or null while `problem` says why not, in the words of `toMessage`. What is
 * cached under `changes` is read anew either way: somebody else may have been faster.
 */
export function useApiCall(toMessage: (failure: Failure) => string, changes: QueryKey) {
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function run<T>(call: () => Promise<T>): Promise<T | null> {
    setBusy(true)
    setProblem(null)
    try {
      return await call()
    } catch (error) {
      setProblem(toMessage(failureOf(error)))
      return null
    } finally {
      setBusy(false)
      void cache.invalidateQueries({ queryKey: changes })
    }
  }
  return { run, busy, problem, forget: () => setProblem(null) }
}
