import { may } from '@mimamori/policy/staff/role-permissions'
import { useDesk } from './desk-context.tsx'
import { RefusedLookupsMark } from './refused-lookups-mark.tsx'
import { WaitingWithdrawals } from './waiting-withdrawals.tsx'

/** What waits for this person beside the queues. */
export default function WaitingMarks() {
  const { role } = useDesk().me
  return (
    <>
      {may(role, 'withdrawals.approve') ? <WaitingWithdrawals /> : null}
      {may(role, 'incidents.read') ? <RefusedLookupsMark /> : null}
    </>
  )
}
