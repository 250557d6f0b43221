import type { ClosingState } from '@mimamori/contract/closings/closing-contract'
import { monthBounds } from '@mimamori/policy/closings/closing-model'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'

/** State of the month, in a sentence. */
export function ClosingStateLine({
  state: { month, over, pending, revisions, since },
}: {
  state: ClosingState
}): ReactNode {
  const copy = useMessages('closings')
  const { me } = useDesk()
  const [latest] = revisions
  const stateText = () => {
    if (!over) return copy.running(monthBounds(month).until)
    if (pending) return pending.proposer.id === me.id ? copy.proposedOwn : copy.proposed
    if (!latest) return copy.over
    return since ? copy.closed(latest.revision) : `${copy.closed(latest.revision)} ${copy.same}`
  }
  return <p className="text-sm text-ink2">{stateText()}</p>
}
