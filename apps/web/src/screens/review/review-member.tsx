import type { ComponentProps, ReactNode } from 'react'
import CaseMemberPanel from '../../cases/case-member-panel.tsx'
import { MemberStandardLine } from '../../standards/member-standard-line.tsx'
import { MemberLink } from '../member-link.tsx'

type Props = Omit<ComponentProps<typeof CaseMemberPanel>, 'linkOf' | 'standards'> & { active: boolean }

/** The member of the case, with a link to their page and the account standards they hold. */
export default function ReviewMember({ active, ...props }: Props): ReactNode {
  const { authorId: memberId } = props.review
  return (
    <CaseMemberPanel
      {...props}
      linkOf={(id, name) => <MemberLink id={id}>{name}</MemberLink>}
      standards={<MemberStandardLine key={memberId} memberId={memberId} active={active} />}
    />
  )
}
