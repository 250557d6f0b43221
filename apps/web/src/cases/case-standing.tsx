import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useStandingInShort } from '../parts/standing-in-short.ts'

const MONTH_MS = (365.25 / 12) * 24 * 60 * 60_000

/** What its member has on record, and since when they are registered: in the heading of a case, whatever panel is open. */
export default function CaseStanding({ member }: { member: MaskedMember }): ReactNode {
  const { inShort: words, memberFields } = useMessages('beside')
  const { instants, cases } = useCopy()
  const { between } = cases.onRecord
  const measures = useStandingInShort()(member.standing)
  const { registeredAt } = member
  const months = Math.floor((serverNow() - Date.parse(registeredAt)) / MONTH_MS)
  return (
    <span data-standing title={`${memberFields.registered} ${instants.day(registeredAt)}`}>
      <span className={cx(measures && 'font-semibold text-ink')}>{measures || words.none}</span>
      {between}
      {months < 12 ? words.months(Math.max(0, months)) : words.years(Math.floor(months / 12))}
    </span>
  )
}
