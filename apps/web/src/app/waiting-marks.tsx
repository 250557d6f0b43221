import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import { useDesk } from '../screens/desk-context.tsx'
import { RefusedLookupsBadge } from '../screens/incidents/refused-lookups-badge.tsx'
import { WaitingWithdrawalsBadge } from '../screens/withdrawals/waiting-withdrawals-badge.tsx'

/** Badges of what waits for this person outside the queues. */
export default function WaitingMarks(): ReactNode {
  const { role } = useDesk().me
  return (
    <>
      {may(role, 'withdrawals.approve') ? <WaitingWithdrawalsBadge /> : null}
      {may(role, 'incidents.read') ? <RefusedLookupsBadge /> : null}
    </>
  )
}
