import type { MemberStandards } from '@mimamori/contract/standards/standards-contract'
import type { ReactNode } from 'react'
import { MemberStandardChecklist } from './member-standard-checklist.tsx'

/** The list below its line in the review. It comes when it is unfolded. */
export default function MemberStandardUnfolded({ member }: { member: MemberStandards }): ReactNode {
  return (
    <div className="pt-1.5">
      <MemberStandardChecklist member={member} />
    </div>
  )
}
