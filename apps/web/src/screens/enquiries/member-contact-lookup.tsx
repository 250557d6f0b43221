import type { LookupField } from '@mimamori/policy/members/contact-lookup-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { type FoundLink, FoundList } from '../../enquiries/found-list.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useOperation } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'
import { foundMember } from './use-found-links.tsx'

type Props = {
  /** a whole mail address or phone number; it is looked up only when asked for */
  value: string
  kind: LookupField
  busy: boolean
  onTake: (id: string) => void
}

/** Looks up the member of a mail address or phone number, for the reason that an enquiry is: fraud. */
export function MemberContactLookup({ value, kind, busy, onTake }: Props): ReactNode {
  const { find } = useEnquiryCopy()
  const lookups = useMessages('lookups')
  const { me } = useDesk()
  const [found, setFound] = useState<readonly FoundLink[] | null>(null)
  const call = useOperation({ refusals: { too_many_lookups: lookups.over } })
  if (!may(me.role, 'members.reveal')) return <p className="text-sm text-ink2">{find.lookUpDenied}</p>
  const lookUp = async () => {
    const answer = await call.run(queries.members.lookUp, { value, reason: 'fraud_enquiry' })
    if (answer) setFound(answer.members.map((member) => foundMember(member, find.byContact)))
  }
  return (
    <>
      {found === null ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button small data-take disabled={call.busy} onClick={() => void lookUp()}>
            {call.busy ? lookups.looking : find.lookUp[kind]}
          </Button>
          <span className="text-sm text-ink2">{find.lookUpNote}</span>
        </div>
      ) : null}
      {found && found.length > 0 ? <FoundList found={found} busy={busy} onTake={onTake} /> : null}
      {found?.length === 0 ? (
        <p role="status" className="text-sm text-ink2">
          {find.none.member} {find.noneNext}
        </p>
      ) : null}
      <Problem small plain>
        {call.problem}
      </Problem>
    </>
  )
}
