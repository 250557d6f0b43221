import type { MemberPage, RelatedMember } from '@mimamori/contract/members/page'
import { RELATED_BY } from '@mimamori/policy/members/timeline'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, useState } from 'react'
import { desk } from '../api/client.ts'
import { useMemberCopy } from './member-copy.ts'
import { Section } from './section.tsx'

type Props = Pick<MemberPage, 'id' | 'related'> & { linkOf: (memberId: string) => ReactNode }

/** Others with the same mail or number: counted at once, named when somebody asks, which is logged. */
export function Related({ id, related, linkOf }: Props) {
  const copy = useMemberCopy()
  const [found, setFound] = useState<readonly RelatedMember[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const show = async () => {
    setBusy(true)
    const members = await desk.members.related({ memberId: id }).catch(() => null)
    setFound(members)
    setFailed(members === null)
    setBusy(false)
  }
  const counted = RELATED_BY.filter((by) => related[by] > 0)
  if (counted.length === 0) {
    return (
      <Section title={copy.related}>
        <p className="text-ink2">{copy.noRelated}</p>
      </Section>
    )
  }
  return (
    <Section title={copy.related}>
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
        <>
          <Button small disabled={busy} onClick={() => void show()} className="justify-self-start">
            {copy.showRelated}
          </Button>
          <p className="text-xs text-ink2">{copy.relatedHint}</p>
        </>
      )}
      {failed ? (
        <p role="alert" className="text-red">
          {copy.relatedFailed}
        </p>
      ) : null}
    </Section>
  )
}
