import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { useState } from 'react'
import { api } from '../../api/api-client.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useDesk } from '../desk-context.tsx'
import { useStandardsMutation } from './use-standards-mutation.ts'
import { type StandardsDraft, useStandardsAddress } from './use-standards-state.ts'
import { whyNoRun } from './why-no-run.ts'

/** Tries the draft on all members, and shows the result. `why`: why it cannot be tried now. */
export function useTryOut(
  { moves, running }: StandardsState,
  draft: StandardsDraft,
): {
  readonly busy: boolean
  readonly why: string | null
  readonly problem: string | null
  readonly start: () => Promise<void>
} {
  const copy = useStandardsCopy()
  const { refusals } = useCopy()
  const { go } = useStandardsAddress()
  const { act, busy } = useStandardsMutation()
  const [problem, setProblem] = useState<string | null>(null)
  const { me } = useDesk()
  const words = { refusals: { ...refusals, ...copy.refusals }, ownDryRun: copy.ownDryRun }
  const blocked = whyNoRun(words, { refusal: moves.try_out, running, me: me.id })
  const start = async () => {
    setProblem(null)
    const failed = await act(
      () =>
        api.standards.tryOut({
          standards: structuredClone(draft.set) as Parameters<typeof api.standards.tryOut>[0]['standards'],
        }),
      ({ runId, flaws }) => {
        if (runId === null) {
          setProblem(flaws.map(({ code, at }) => copy.flawAt(at, copy.flaws[code])).join(' '))
          return copy.flawsFound
        }
        go({ tab: 'dry', run: runId })
        return copy.tryingOut
      },
    )
    if (failed !== null) setProblem(failed)
  }
  return { busy, why: draft.flaws.length > 0 ? copy.flawsFound : blocked, problem, start }
}
