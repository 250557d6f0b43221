import type { WithdrawalLine } from '@mimamori/contract/withdrawals/withdrawals'
import { useNow } from '../api/clock.ts'
import { useWithdrawalCopy } from '../language/withdrawal-copy.ts'

/** How long a hold still runs, told every second. */
export function HoldLeft({ line: { heldUntil, paused } }: { line: Pick<WithdrawalLine, 'heldUntil' | 'paused'> }) {
  const copy = useWithdrawalCopy()
  const now = useNow(1_000)
  if (paused) return <span className="text-amber">{copy.pausedState}</span>
  if (heldUntil === null) return null
  const left = Math.ceil((Date.parse(heldUntil) - now) / 1000)
  if (left <= 0) return <span className="text-ink2">{copy.now}</span>
  return <span className="text-amber tabular-nums">{copy.countdown(left)}</span>
}
