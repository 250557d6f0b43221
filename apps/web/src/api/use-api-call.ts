import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Failure, failureOf } from './call-failure.ts'

export type ApiCall = {
  /** the answer of the call; `null`: it failed, see `problem` */
  readonly run: <T>(call: () => Promise<T>) => Promise<T | null>
  readonly busy: boolean
  readonly problem: string | null
  /** clears `problem` */
  readonly forget: () => void
}

/**
 * Makes a call that changes something; a failure becomes text by `toMessage`. Queries under `changes`, if any, are refetched
 * after a failure too: somebody else may have been faster.
 */
export function useApiCall(toMessage: (failure: Failure) => string, changes?: QueryKey): ApiCall {
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
      if (changes) void cache.invalidateQueries({ queryKey: changes })
    }
  }
  return { run, busy, problem, forget: () => setProblem(null) }
}
