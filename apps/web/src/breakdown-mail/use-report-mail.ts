import type { MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { useQueryClient } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { type ApiCall, useApiCall } from '../api/use-api-call.ts'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { mailFailureText } from './report-mail-copy.ts'

export type MailCall = Pick<ApiCall, 'busy' | 'problem' | 'forget'> & {
  /** makes a call whose answer is the new state, and says so; resolves with whether it was done */
  readonly change: (call: () => Promise<MailReportState>, said: string) => Promise<boolean>
}

/** Makes the calls that change the settings of mails with figures. */
export function useMailCall(failureText: (failure: Failure) => string): MailCall {
  const copy = useMessages('breakdown-mail/report-mail-settings')
  const cache = useQueryClient()
  const announce = useAnnounce()
  const { run, ...call } = useApiCall((failure) => mailFailureText(copy, failure, failureText))
  return {
    ...call,
    async change(ask, said) {
      const next = await run(ask)
      if (!next) {
        // an address may be stored although its code did not go out
        await cache.invalidateQueries({ queryKey: queries.breakdownMail.state.key() })
        return false
      }
      cache.setQueryData(queries.breakdownMail.state.queryKey(), next)
      announce(said)
      return true
    },
  }
}
