import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useDesk } from '../desk-context.tsx'
import { type StandardsDraft, useStandardsAddress, useStandardsOperation } from './use-standards-state.ts'
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
  const { go } = useStandardsAddress()
  const operation = useStandardsOperation()
  const { run, busy, problem } = operation
  const [flaws, setFlaws] = useState<string | null>(null)
  const { me } = useDesk()
  const blocked = whyNoRun(operation, copy.ownDryRun, { refusal: moves.try_out, running, me: me.id })
  const start = async () => {
    setFlaws(null)
    await run(
      queries.standards.tryOut,
      { standards: structuredClone(draft.set) as Parameters<typeof queries.standards.tryOut.call>[0]['standards'] },
      {
        done: ({ runId, flaws: found }) => {
          if (runId === null) {
            setFlaws(found.map(({ code, at }) => copy.flawAt(at, copy.flaws[code])).join(' '))
            return copy.flawsFound
          }
          go({ tab: 'dry', run: runId })
          return copy.tryingOut
        },
      },
    )
  }
  return { busy, why: draft.flaws.length > 0 ? copy.flawsFound : blocked, problem: flaws ?? problem, start }
}
