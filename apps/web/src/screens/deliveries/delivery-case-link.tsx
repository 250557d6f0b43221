import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useDeliveryCopy } from '../../delivery/delivery-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useDesk } from '../desk-context.tsx'

/** The case an event is of; a stop for those who walk the rows, also where there is nothing to open. */
export function DeliveryCaseLink({ row: { decision } }: { row: Delivery }): ReactNode {
  const { queue } = useCopy()
  const copy = useDeliveryCopy()
  const { me } = useDesk()
  if (!decision || !may(me.role, 'cases.read')) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of a row act on the one that has the focus
      <span tabIndex={0} className="outline-none">
        {decision ? `#${decision.caseNumber}` : copy.ofDesk}
      </span>
    )
  }
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: decision.caseId }}
      search={{ queue: 'flagged' }}
      className="flex min-w-0 gap-2 outline-none hover:underline"
    >
      <span className="text-ink2">#{decision.caseNumber}</span>
      <span lang="ja" className="truncate">
        {decision.title || queue.noTitle}
      </span>
    </Link>
  )
}

/** A withdrawal is stopped where the two who made it, and why, stand beside it. Whoever may not is told who may. */
export function ProposalLink({ id, children }: { id: string; children: ReactNode }): ReactNode {
  const copy = useDeliveryCopy()
  const { me } = useDesk()
  const asked = queries.withdrawals.get.queryOptions({ input: { withdrawalId: id } })
  const { data, isLoading } = useQuery({ ...asked, enabled: may(me.role, 'cases.decide') })
  if (isLoading) return null
  // whether it may be stopped is said there as well, should it not have come here
  if (!may(me.role, 'cases.read') || data?.moves.stop === 'not_permitted')
    return <span className="text-sm text-ink2">{copy.closed.proposal}</span>
  return (
    <Link
      to="/withdrawals/$withdrawalId"
      params={{ withdrawalId: id }}
      className="text-sm text-accent underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  )
}
