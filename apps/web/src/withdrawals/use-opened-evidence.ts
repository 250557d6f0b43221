import type { EvidenceLine, OpenedEvidence } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { useWithdrawalRefusalWords } from '../i18n/withdrawal-copy.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { useAnnounce } from '../parts/announcer.tsx'
import { useOperation } from '../parts/use-operation.ts'

// who has read what is known anew
const CHANGES = [queries.withdrawals.get.key()]

/**
 * Opens pinned pieces one by one, by digit or button. Each opening loads the text from the desk, which stores who read
 * it.
 */
export function useOpenedEvidence(
  withdrawalId: string,
  pieces: readonly EvidenceLine[],
): {
  open: ReadonlyMap<number, OpenedEvidence>
  opening: number | null
  turn: (n: number) => undefined
} {
  const copy = useMessages('withdrawals')
  const announce = useAnnounce()
  const { run } = useOperation({ refusals: useWithdrawalRefusalWords().refusals, changes: CHANGES })
  const [open, setOpen] = useState<ReadonlyMap<number, OpenedEvidence>>(new Map())
  const [opening, setOpening] = useState<number | null>(null)
  const close = (n: number) => setOpen((now) => new Map([...now].filter(([each]) => each !== n)))
  const toggle = async (n: number) => {
    const piece = pieces.find((each) => each.n === n)
    // what is open and has changed since is opened again, not closed
    if (open.has(n) && !piece?.newer) return close(n)
    if (opening !== null || !piece) return
    setOpening(n)
    const opened = await run(
      queries.withdrawals.open,
      { withdrawalId, n },
      { failed: (_, why) => announce(copy.failedTo(why), true) },
    )
    if (opened) setOpen((now) => new Map([...now, [n, opened]]))
    setOpening(null)
  }
  useKeys({ digit: (n) => void toggle(n) })
  return { open, opening, turn: (n: number) => void toggle(n) }
}
