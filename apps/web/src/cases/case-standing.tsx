import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** what says most of a membership */
const FIRST = ['withdrawn', 'withdrawalHeld', 'withdrawalProposed', 'restricted'] as const
const MONTH_MS = (365.25 / 12) * 24 * 60 * 60_000

/** What its member has on record, and since when they are registered: in the heading of a case, whatever panel is open. */
export default function CaseStanding({ member }: { member: MaskedMember }): ReactNode {
  const { inShort: words, memberFields } = useMessages('beside')
  const { cases, instants } = useCopy()
  const { standing, registeredAt } = member
  const { warnings, hidden } = standing
  const months = Math.floor((serverNow() - Date.parse(registeredAt)) / MONTH_MS)
  const measures = [
    ...FIRST.map((name) => (standing[name] ? cases.standing[name] : '')),
    warnings > 0 ? words.warnings(warnings) : '',
    hidden > 0 ? words.hidden(hidden) : '',
  ].filter(Boolean)
  return (
    <span data-standing title={`${memberFields.registered} ${instants.day(registeredAt)}`}>
      <span className={cx(measures.length > 0 && 'font-semibold text-ink')}>
        {measures.length > 0 ? measures.join(words.between) : words.none}
      </span>
      {words.between}
      {months < 12 ? words.months(Math.max(0, months)) : words.years(Math.floor(months / 12))}
    </span>
  )
}
