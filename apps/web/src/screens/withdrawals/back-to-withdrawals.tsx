import type { WithdrawalView, WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Link back to the list a withdrawal is in. */
export function BackToWithdrawals({
  view,
  framed,
  children,
}: {
  view: WithdrawalViewName
  framed?: boolean
  children: ReactNode
}): ReactNode {
  return (
    <Link
      to="/withdrawals"
      search={{ view }}
      className={
        framed
          ? 'inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover'
          : '-ml-1.5 inline-flex min-h-6 items-center gap-0.5 rounded-md px-1 text-ink2 hover:bg-hover hover:text-ink'
      }
    >
      {children}
    </Link>
  )
}

/** The view of the list that holds this withdrawal now. */
export const listViewOf = ({ state, paused }: WithdrawalView): WithdrawalViewName => {
  if (paused) return 'paused'
  return state === 'proposed' ? 'waiting' : state === 'held' ? 'held' : 'past'
}
