import type { QueryKey } from '@tanstack/react-query'
import type { Failure } from '../api/call-failure.ts'
import { type ApiCall, useApiCall } from '../api/use-api-call.ts'
import { useAnnounce } from './announcer.tsx'

type OwnListCall = Pick<ApiCall, 'busy' | 'problem' | 'forget'> & {
  /** true: done; what was done is announced, and the list fetched again */
  readonly run: (call: () => Promise<unknown>, done: string) => Promise<boolean>
}

/** Changes a list of what a person keeps for themselves. `refusals`: the words of its own refusals. */
export function useOwnListCall(
  key: QueryKey,
  refusals: Readonly<Record<string, string>>,
  failureText: (failure: Failure) => string,
): OwnListCall {
  const announce = useAnnounce()
  const { run, ...call } = useApiCall(
    (failure) => (failure.kind === 'refused' ? refusals[failure.refusal] : undefined) ?? failureText(failure),
    key,
  )
  return {
    ...call,
    run: async (make, done) =>
      (await run(async () => {
        await make()
        announce(done, true)
        return true
      })) ?? false,
  }
}
