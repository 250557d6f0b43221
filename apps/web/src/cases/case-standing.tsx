import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import type { ReactNode } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Standing } from '../parts/standing.tsx'

const MONTH_MS = (365.25 / 12) * 24 * 60 * 60_000

/** What its member has on record, and since when they are registered: in the heading of a case, whatever panel is open. */
export default function CaseStanding({ member }: { member: MaskedMember }): ReactNode {
  const { inShort: words, memberFields } = useMessages('beside')
  const { instants, cases } = useCopy()
  const { registeredAt } = member
  const months = Math.floor((serverNow() - Date.parse(registeredAt)) / MONTH_MS)
  return (
    <span data-case-standing>
      <Standing of={member.standing} />
      {cases.standing.between}
      <span title={`${memberFields.registered} ${instants.day(registeredAt)}`}>
        {months < 12 ? words.months(Math.max(0, months)) : words.years(Math.floor(months / 12))}
      </span>
    </span>
  )
}
