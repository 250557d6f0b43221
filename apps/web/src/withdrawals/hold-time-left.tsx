import type { WithdrawalLine } from '@mimamori/contract/withdrawals/withdrawal-contract'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useMessages } from '../i18n/messages.ts'

type Props = { line: Pick<WithdrawalLine, 'heldUntil' | 'paused'> & Partial<Pick<WithdrawalLine, 'setback'>> }

/** The time left of a hold, updated every second. */
export function HoldTimeLeft({ line: { heldUntil, paused, setback } }: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  const now = useNow(1_000)
  if (setback) return <span className="text-amber">{setbacks.state}</span>
  if (paused) return <span className="text-amber">{copy.pausedState}</span>
  if (heldUntil === null) return null
  const left = Math.ceil((Date.parse(heldUntil) - now) / 1000)
  if (left <= 0) return <span className="text-ink2">{copy.now}</span>
  return <span className="text-amber tabular-nums">{copy.countdown(left)}</span>
}
