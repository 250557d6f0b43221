import type { Review } from '@mimamori/contract/cases/review-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { HoldTimeLeft } from '../../withdrawals/hold-time-left.tsx'

/** A withdrawal of the member that is under way; `beside`: the case waits for it, and further measures can be taken. */
export default function ReviewWithdrawal({ withdrawal, beside }: Pick<Review, 'withdrawal' | 'beside'>): ReactNode {
  const { onCase } = useMessages('withdrawals')
  if (!withdrawal) return null
  const { id, state, heldUntil } = withdrawal
  return (
    <div
      role="status"
      className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-amber-bg px-3 py-2 text-sm"
    >
      <p className="flex-1 text-amber">
        {state === 'held' ? onCase.held : onCase.proposed} <HoldTimeLeft line={{ heldUntil, paused: false }} />
        {beside ? <span className="block text-ink2">{onCase.beside}</span> : null}
      </p>
      <Link
        to="/withdrawals/$withdrawalId"
        params={{ withdrawalId: id }}
        className="inline-flex min-h-6 items-center rounded-md border border-line2 bg-panel px-2 hover:bg-hover"
      >
        {onCase.see}
      </Link>
    </div>
  )
}
