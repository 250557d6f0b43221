import type { DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { EligibilityNoticeLine } from './eligibility-notice-line.tsx'

/** Procedures that one person may complete while there are too few leads. */
export function CompletableAloneNotices({
  all,
  role,
}: {
  all: DeskStanding['completableAlone']
  role: Role
}): ReactNode {
  const { completableAlone: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  const reads = { closing: may(role, 'closings.read'), notice: may(role, 'notices.read') }
  return all.map(({ what, id, month, by, from, possible }) => {
    const to =
      what === 'closing'
        ? linkOptions({ to: '/breakdown/close', search: { month } })
        : linkOptions({ to: '/notices/$noticeId', params: { noticeId: id } })
    return (
      <EligibilityNoticeLine
        key={id}
        urgent
        title={copy[what](by, month)}
        {...(reads[what] ? { to, linkText: copy.openLabel } : {})}
      >
        {possible ? copy.now : copy.from(instants.brief(from))}
      </EligibilityNoticeLine>
    )
  })
}
