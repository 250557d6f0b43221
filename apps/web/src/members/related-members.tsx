import type { MemberPage, RelatedMember } from '@mimamori/contract/members/member-page-contract'
import type { LookupBudget, LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { RELATED_BY } from '@mimamori/policy/members/timeline-kinds'
import { Problem } from '@mimamori/ui/problem'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useOperation } from '../parts/use-operation.ts'
import { LookupReasons, LookupUnitsLeft } from './lookup-reasons.tsx'
import { MemberSection } from './member-section.tsx'

type Props = Pick<MemberPage, 'id' | 'related'> & {
  /** may this person look members up? */
  mayLookUp: boolean
  linkOf: (memberId: string) => ReactNode
}

/** Other members with the same mail address or phone number: how many, and who they are after a look-up, which is logged. */
export function RelatedMembers({ id, related, mayLookUp, linkOf }: Props): ReactNode {
  const copy = useMessages('members')
  const lookup = useMessages('lookups')
  const { instants } = useCopy()
  const [found, setFound] = useState<readonly RelatedMember[] | null>(null)
  const [units, setUnits] = useState<LookupBudget | null>(null)
  const { run, busy, problem } = useOperation({
    explain: (failure) => {
      const until = failure.kind === 'refused' ? failure.until : undefined
      return until ? copy.relatedOver(lookup.over, lookup.overNext(instants.brief(until))) : copy.relatedFailed
    },
  })
  const lookUp = async (reason: LookupReason) => {
    const answer = await run(queries.members.related, { memberId: id, reason })
    if (!answer) return
    setFound(answer.members)
    setUnits(answer.units)
  }
  const counted = RELATED_BY.filter((by) => related[by] > 0)
  if (counted.length === 0) {
    return (
      <MemberSection title={copy.related}>
        <p className="text-ink2">{copy.noRelated}</p>
      </MemberSection>
    )
  }
  return (
    <MemberSection title={copy.related}>
      {counted.map((by) => (
        <p key={by}>{copy.relatedCount(copy.relatedBy[by], related[by])}</p>
      ))}
      {found ? (
        <ul className="grid gap-1.5">
          {found.map((member) => (
            <li key={member.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {linkOf(member.id)}
              <span lang="ja">{member.displayName}</span>
              {member.by.map((by) => (
                <Tag key={by}>{copy.relatedBy[by]}</Tag>
              ))}
            </li>
          ))}
        </ul>
      ) : (
        <RelatedLookup mayLookUp={mayLookUp} busy={busy} onChoose={(reason) => void lookUp(reason)} />
      )}
      {mayLookUp ? (
        <p className="text-xs text-ink2">
          <LookupUnitsLeft units={units} />
        </p>
      ) : null}
      <Problem plain>{problem}</Problem>
    </MemberSection>
  )
}

type RelatedLookupProps = { mayLookUp: boolean; busy: boolean; onChoose: (reason: LookupReason) => void }

function RelatedLookup({ mayLookUp, busy, onChoose }: RelatedLookupProps) {
  const copy = useMessages('members')
  if (!mayLookUp) return <p className="text-xs text-ink2">{copy.relatedClosed}</p>
  return (
    <>
      <p>{copy.showRelated}</p>
      <LookupReasons lastReason={null} busy={busy} onChoose={onChoose} />
      <p className="text-xs text-ink2">{copy.relatedHint}</p>
    </>
  )
}
