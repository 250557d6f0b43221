import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { MemberTitle } from '../../parts/member-title.tsx'
import { useDesk } from '../desk-context.tsx'

/** The case of an event; focusable also without a link, so that J and K reach every row. */
export function DeliveryCaseLink({ row: { decision } }: { row: Delivery }): ReactNode {
  const copy = useMessages('delivery')
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
      <MemberTitle text={decision.title} className="truncate" />
    </Link>
  )
}

/** The case of an event. That of a withdrawal links to its page, where it can be stopped, for those who may read it. */
export function ProposalLink({ id, children }: { id: string; children: ReactNode }): ReactNode {
  const copy = useMessages('delivery')
  const { me } = useDesk()
  const query = queries.withdrawals.get.queryOptions({ input: { withdrawalId: id } })
  const { data, isLoading } = useQuery({ ...query, enabled: may(me.role, 'cases.decide') })
  if (isLoading) return null
  // that page also shows who may stop it
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
