import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { trackAct } from '../api/acts-underway.ts'
import type { Operation } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import type { CallContext } from '../api/rpc-call.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useAnnounce } from './announcer.tsx'
import { failureMessage } from './failure-message.ts'

type Options = {
  /** texts of refusals of its own, by their codes; they come before those of the desk */
  readonly refusals?: Readonly<Record<string, string>>
  /** what is fetched again, after a failure too: somebody else may have been faster */
  readonly changes?: readonly QueryKey[]
  /** what is fetched again before another operation can be carried out */
  readonly first?: QueryKey
}

type RunOptions<Output> = {
  /** what is announced once it is done */
  readonly done?: (answer: Output) => string
  /** sees an error first; `true`: the screen shows it itself */
  readonly failed?: (error: unknown) => boolean
  /** the id by which Undo takes it back; Undo waits for it while it is under way */
  readonly act?: (answer: Output) => string | null
  readonly context?: CallContext
}

/** Operations of one part of a screen, which are carried out one at a time. */
export type Operations = {
  /** Resolves with the answer; `null`: it failed, see `problem`, or another one is under way. */
  readonly run: <Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    options?: RunOptions<Output>,
  ) => Promise<Output | null>
  readonly busy: boolean
  /** why the last one failed, in words */
  readonly problem: string | null
  readonly forget: () => void
}

/**
 * Carries out operations that change something: announces what was done, puts a failure into words, and fetches again what has
 * changed. The call itself asks for a second factor where one is needed.
 */
export function useOperation({ refusals, changes = [], first }: Options = {}): Operations {
  const copy = useCopy()
  const cache = useQueryClient()
  const announce = useAnnounce()
  const running = useRef(false)
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: async () => {
      for (const queryKey of changes) void cache.invalidateQueries({ queryKey })
      if (first) await cache.invalidateQueries({ queryKey: first })
    },
  })
  const run = useCallback<Operations['run']>(
    async (operation, input, { done, failed, act, context } = {}) => {
      if (running.current) return null
      running.current = true
      try {
        let answer: Awaited<ReturnType<typeof operation.call>> | null = null
        await mutateAsync(async () => {
          const call = operation.call(input, context)
          answer = await (act ? trackAct(call, act) : call)
          if (done) announce(done(answer), true)
        })
        return answer
      } catch (fault) {
        if (failed?.(fault)) reset()
        return null
      } finally {
        running.current = false
      }
    },
    [mutateAsync, reset, announce],
  )
  return { run, busy: isPending, problem: error ? textOf(error) : null, forget: reset }
  function textOf(fault: unknown): string {
    const failure = failureOf(fault)
    const own = failure.kind === 'refused' ? refusals?.[failure.refusal] : undefined
    return own ?? failureMessage(copy, failure)
  }
}
