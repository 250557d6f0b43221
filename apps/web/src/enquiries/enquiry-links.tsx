import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { ReactNode } from 'react'
import { useEnquiryCopy } from './enquiry-copy.ts'
import { EnquirySection } from './enquiry-section.tsx'
import { LinkRow } from './link-row.tsx'
import type { LinkSide, LinkSuggestion } from './link-side.ts'
import { LinkedJobLine, LinkedMemberLine } from './linked-lines.tsx'

type Props = {
  enquiry: EnquiryView
  works: boolean
  busy: boolean
  suggestions: Readonly<Record<LinkSide, LinkSuggestion | null>>
  memberLink: (id: string) => ReactNode
  /** looks for the member or job; `onClose` gives the focus back */
  finder: (side: LinkSide, onClose: () => void) => ReactNode
  /** `found` null: looked for, and not found */
  onLink: (side: LinkSide, found: string | null) => void
}

/** What the stated name and address were found to be: a member and a job of the site, or nothing. */
export function EnquiryLinks({ enquiry, memberLink, ...row }: Props): ReactNode {
  const { links: copy } = useEnquiryCopy()
  const { member, job } = enquiry.links
  return (
    <EnquirySection title={copy.title}>
      <LinkRow
        {...row}
        side="member"
        stated={enquiry.statedName}
        link={member}
        suggestion={row.suggestions.member}
        found={
          member.looked && member.found ? <LinkedMemberLine member={member.found} memberLink={memberLink} /> : null
        }
      />
      <LinkRow
        {...row}
        side="job"
        stated={enquiry.statedJobUrl}
        link={job}
        suggestion={row.suggestions.job}
        found={job.looked && job.found ? <LinkedJobLine job={job.found} memberLink={memberLink} /> : null}
      />
    </EnquirySection>
  )
}
