import type { EvidenceLine, OpenedEvidence } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { useState } from 'react'
import { api } from '../api/api-client.ts'
import { useKeys } from '../keys/keys-provider.tsx'

type OpenedEvidenceOptions = {
  withdrawalId: string
  pieces: readonly EvidenceLine[]
  /** a piece was opened: who has read what is known anew */
  onOpened: () => void
  onFailed: (error: unknown) => void
}

/**
 * Opens pinned pieces one by one, by digit or button. Each opening loads the text from the desk, which stores who read
 * it.
 */
export function useOpenedEvidence({ withdrawalId, pieces, onOpened, onFailed }: OpenedEvidenceOptions): {
  open: ReadonlyMap<number, OpenedEvidence>
  opening: number | null
  turn: (n: number) => undefined
} {
  const [open, setOpen] = useState<ReadonlyMap<number, OpenedEvidence>>(new Map())
  const [opening, setOpening] = useState<number | null>(null)
  const close = (n: number) => setOpen((now) => new Map([...now].filter(([each]) => each !== n)))
  const toggle = async (n: number) => {
    const piece = pieces.find((each) => each.n === n)
    // what is open and has changed since is opened again, not closed
    if (open.has(n) && !piece?.newer) return close(n)
    if (opening !== null || !piece) return
    setOpening(n)
    try {
      const opened = await api.withdrawals.open({ withdrawalId, n })
      setOpen((now) => new Map([...now, [n, opened]]))
      onOpened()
    } catch (error) {
      onFailed(error)
    } finally {
      setOpening(null)
    }
  }
  useKeys({ digit: (n) => void toggle(n) })
  return { open, opening, turn: (n: number) => void toggle(n) }
}
