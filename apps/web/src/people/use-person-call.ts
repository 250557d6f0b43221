import type { PeopleRefusal } from '@mimamori/policy/people/manage'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Failure, failureOf } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { usePeopleCopy } from './people-copy.ts'

/** Why something was not done, in words; the section is given those of the whole desk. */
export type Said = (failure: Failure) => string

const isOfPeople = (words: Record<PeopleRefusal, string>, refusal: string): refusal is PeopleRefusal => refusal in words

/** Make a change of people: `run` answers what the desk said, or null and `problem` says why. The list is read anew. */
export function usePersonCall(said: Said) {
  const { refusals } = usePeopleCopy()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async <T>(call: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    setProblem(null)
    try {
      return await call()
    } catch (error) {
      const failure = failureOf(error)
      const own = failure.kind === 'refused' && isOfPeople(refusals, failure.refusal) ? refusals[failure.refusal] : null
      setProblem(own ?? said(failure))
      return null
    } finally {
      setBusy(false)
      void cache.invalidateQueries({ queryKey: queries.people.key() })
    }
  }
  return { run, busy, problem, forget: () => setProblem(null) }
}
