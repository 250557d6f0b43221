import { useState } from 'react'
import { CallError } from '../api/call-error.ts'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { NoPasskey } from './passkey-browser.ts'

export type FailureWords = (failure: Failure) => string

type VerifyIdentityOptions = {
  readonly failureWords: FailureWords
  /** the session is over: there is nothing left to show a factor to */
  readonly onOver?: ((why: string) => void) | undefined
  /** the message when the browser returned no passkey */
  readonly none?: string
  /** what the desk may refuse here, by code, in words */
  readonly refusals?: Readonly<Record<string, string>>
}

/** Runs calls that verify or add a factor, one at a time; a failure becomes text. */
export function useVerifyIdentity({ failureWords, onOver, none, refusals = {} }: VerifyIdentityOptions): {
  busy: boolean
  problem: string | null
  show: (work: () => Promise<void>) => Promise<void>
} {
  const { errors } = usePublicMessages()
  const signIn = useMessages('sign-in')
  const factor = useMessages('factor')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  /** the problem in words; `null`: none, or the whole step has ended and shows it elsewhere */
  const explain = (error: unknown): string | null => {
    if (error instanceof NoPasskey) return none ?? factor.passkeyFailed
    if (error instanceof CallError && error.code === 'FACTOR_WRONG') {
      const { over, expired } = error.data as { readonly over: boolean; readonly expired: boolean }
      if (!over) return factor[expired ? 'expired' : 'wrong']
      onOver?.(factor.over)
      return null
    }
    if (error instanceof CallError && error.code === 'TOO_MANY_ATTEMPTS') {
      return signIn.tooMany((error.data as { retryAfterSeconds: number }).retryAfterSeconds)
    }
    const failure = failureOf(error)
    if (failure.kind === 'signed_out' && onOver) {
      onOver(errors.signedOut)
      return null
    }
    const words = failure.kind === 'refused' ? refusals[failure.refusal] : undefined
    return words ?? failureWords(failure)
  }

  const show = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    await work().catch((error: unknown) => setProblem(explain(error)))
    setBusy(false)
  }
  return { busy, problem, show }
}
