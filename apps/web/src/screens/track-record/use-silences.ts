import { useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { useRequestKey } from '../../decisions/withdrawal-proposal/use-withdrawal-draft.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useAnnouncedCall } from '../../parts/use-announced-call.ts'
import type { SilenceInput } from './silence-dialog.tsx'
import { useRuleName } from './track-record-copy.ts'
import type { TrackRecordRow } from './track-record-rows.ts'

type Silences = {
  readonly busy: boolean
  /** what went wrong when a rule was to speak again; `null`: nothing */
  readonly problem: string | null
  /** resolves to the error message; `null`: it is done */
  readonly silence: (input: SilenceInput) => Promise<string | null>
  readonly resume: (row: TrackRecordRow) => void
}

/** Silences rules and ends silences; what is done is announced, and the figures are read again. */
export function useSilences(): Silences {
  const copy = useMessages('track-record')
  const { errors, refusals, instants } = useCopy()
  const name = useRuleName()
  const keyOf = useRequestKey()
  const [problem, setProblem] = useState<string | null>(null)
  const words = { errors, refusals: { ...refusals, ...copy.refusals } }
  const { act, busy } = useAnnouncedCall(words, { others: [queries.trackRecord.key()] })
  return {
    busy,
    problem,
    silence: (input) => {
      setProblem(null)
      return act(
        () => api.trackRecord.silence(input, { context: { idempotencyKey: keyOf(input) } }),
        ({ until }) => copy.silencedDone(name(input.rule), instants.brief(until)),
      )
    },
    resume: async ({ rule, silence }) => {
      if (silence === null) return
      const { id } = silence
      setProblem(
        await act(
          () => api.trackRecord.endSilence({ id }, { context: { idempotencyKey: keyOf({ id }) } }),
          () => copy.resumedDone(name(rule)),
        ),
      )
    },
  }
}
