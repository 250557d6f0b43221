import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { useAnnounce } from './announcer.tsx'

type OwnListCall = {
  /** true: done; what was done is announced, and the list fetched again */
  readonly run: (call: () => Promise<unknown>, done: string) => Promise<boolean>
  readonly busy: boolean
  readonly problem: string | null
}

/** Changes a list of what a person keeps for themselves. `refusals`: the words of its own refusals. */
export function useOwnListCall(
  key: readonly unknown[],
  refusals: Readonly<Record<string, string>>,
  failureText: (failure: Failure) => string,
): OwnListCall {
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (call: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setProblem(null)
    try {
      await call()
      announce(done, true)
      return true
    } catch (error) {
      const failure = failureOf(error)
      const own = failure.kind === 'refused' ? refusals[failure.refusal] : undefined
      setProblem(own ?? failureText(failure))
      return false
    } finally {
      setBusy(false)
      void cache.invalidateQueries({ queryKey: key })
    }
  }
  return { run, busy, problem }
}
