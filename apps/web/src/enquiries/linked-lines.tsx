import type { LinkedJob } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { MemberTitle } from '../parts/member-title.tsx'
import { Standing } from '../parts/standing.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'

type MemberProps = { member: MaskedMember; memberLink: (id: string) => ReactNode }

/** The linked member, masked, with the measures in force for them. */
export function LinkedMemberLine({ member, memberLink }: MemberProps): ReactNode {
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <b className="font-semibold">{memberLink(member.id)}</b>
      {member.erased ? null : <span lang="ja">{member.displayName}</span>}
      <span className="text-sm text-ink2">
        <Standing of={member.standing} />
      </span>
    </span>
  )
}

type JobProps = { job: LinkedJob; memberLink: (id: string) => ReactNode }

/** The linked job, and whose it is. */
export function LinkedJobLine({ job, memberLink }: JobProps): ReactNode {
  const { links: copy } = useEnquiryCopy()
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <MemberTitle text={job.title} className="min-w-0 font-semibold wrap-anywhere" />
      <span className="text-sm text-ink2">{job.id}</span>
      <span className="flex items-baseline gap-1.5 text-sm text-ink2">
        {copy.client} {memberLink(job.clientId)}
      </span>
      {job.visible ? null : <Tag tone="amber">{copy.hidden}</Tag>}
    </span>
  )
}
