import type { Refusal } from '@mimamori/contract/refusal-contract'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { trackAct } from '../api/acts-underway.ts'
import type { Operation } from '../api/api-queries.ts'
import { type Failure, failureOf } from '../api/call-failure.ts'
import type { CallContext } from '../api/rpc-call.ts'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { useAnnounce } from './announcer.tsx'
import { type FailureCopy, failureMessage } from './failure-message.ts'

type Options = {
  /** texts of refusals of its own, by their codes; they come before those of the desk */
  readonly refusals?: Readonly<Record<string, string>>
  /** its own text of any other failure; `undefined`: that of the desk */
  readonly explain?: (failure: Failure, error: unknown) => string | undefined
  /** what is fetched again, after a failure too: somebody else may have been faster */
  readonly changes?: readonly QueryKey[]
  /** what is fetched again before another operation can be carried out */
  readonly first?: QueryKey
}

type RunOptions<Output> = {
  /** what is announced once it is done */
  readonly done?: (answer: Output) => string
  /** sees an error first, with its words; `true`: the screen shows it itself */
  readonly failed?: (error: unknown, problem: string) => unknown
  /** the id by which Undo takes it back; Undo waits for it while it is under way */
  readonly act?: (answer: Output) => string | null
  /** the same input sent again, as after a lost answer, is carried out once */
  readonly once?: true
  readonly context?: CallContext
}

/** An answer; `true` where an operation answers nothing. */
type Done<Output> = Output extends null | undefined ? true : Output

/** Operations of one part of a screen, which are carried out one at a time. */
export type Operations = {
  /** Resolves with the answer; `null`: it failed, see `problem`, or another one is under way. */
  readonly run: <Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    options?: RunOptions<Output>,
  ) => Promise<Done<Output> | null>
  /** Resolves with why it failed, which is then not in `problem`; `null`: it is done, or another one is under way. */
  readonly attempt: <Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    options?: Omit<RunOptions<Output>, 'failed'>,
  ) => Promise<string | null>
  readonly busy: boolean
  /** why the last one failed, in words */
  readonly problem: string | null
  readonly forget: () => void
  /** a refusal in words; `null`: nothing is refused */
  readonly why: (refusal: string | null | undefined) => string | null
}

/**
 * Carries out operations that change something: announces what was done, puts a failure into words, and fetches again what has
 * changed. The call itself asks for a second factor where one is needed.
 */
export function useOperation({ refusals, explain, changes = [], first }: Options = {}): Operations {
  // after signing in these are the words of the desk, with those of refusals
  const copy: FailureCopy = usePublicMessages()
  const cache = useQueryClient()
  const announce = useAnnounce()
  const running = useRef(false)
  const sent = useRef({ body: '', key: '' })
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const latest = useRef({ changes, first, textOf })
  latest.current = { changes, first, textOf }
  // not `useMutation`, which tells a turn later that it is busy: the next key would come before
  const run = useCallback<Operations['run']>(
    async (operation, input, { done, failed, act, once, context } = {}) => {
      if (running.current) return null
      running.current = true
      setBusy(true)
      setFault(null)
      try {
        const call = operation.call(input, once ? { idempotencyKey: keyOf(sent.current, input), ...context } : context)
        const answer = await (act ? trackAct(call, act) : call)
        sent.current.body = ''
        if (done) announce(done(answer), true)
        return (answer ?? true) as never
      } catch (error) {
        if (failed?.(error, latest.current.textOf(error)) !== true) setFault(error)
        return null
      } finally {
        for (const queryKey of latest.current.changes) void cache.invalidateQueries({ queryKey })
        if (latest.current.first) await cache.invalidateQueries({ queryKey: latest.current.first })
        running.current = false
        setBusy(false)
      }
    },
    [cache, announce],
  )
  const forget = useCallback(() => setFault(null), [])
  const attempt: Operations['attempt'] = async (operation, input, options) => {
    let problem: string | null = null
    const failed = (_: unknown, told: string) => {
      problem = told
      return true
    }
    await run(operation, input, { ...options, failed })
    return problem
  }
  const why = (refusal: string | null | undefined) =>
    refusal ? (refusals?.[refusal] ?? failureMessage(copy, refusedBy(refusal as Refusal))) : null
  return { run, attempt, busy, problem: fault ? textOf(fault) : null, forget, why }
  function textOf(fault: unknown): string {
    const failure = failureOf(fault)
    const own = failure.kind === 'refused' ? refusals?.[failure.refusal] : undefined
    return own ?? explain?.(failure, fault) ?? failureMessage(copy, failure)
  }
}

/** The same key for the same input, until that is done. */
function keyOf(sent: { body: string; key: string }, input: unknown): string {
  const body = JSON.stringify(input)
  if (sent.body !== body) Object.assign(sent, { body, key: crypto.randomUUID() })
  return sent.key
}

const refusedBy = (refusal: Refusal): Failure => ({ kind: 'refused', refusal, present: null })
