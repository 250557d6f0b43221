import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { Problem } from '@mimamori/ui/problem'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { EnquiryLinks } from '../../enquiries/enquiry-links.tsx'
import type { LinkSide, LinkSuggestion } from '../../enquiries/link-side.ts'
import { LinkedJobLine } from '../../enquiries/linked-lines.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { MemberLink } from '../member-link.tsx'
import { LinkFinder } from './link-finder.tsx'
import { useEnquiryOperation } from './use-enquiry-operation.ts'

type Props = { review: EnquiryCase; active: boolean; works: boolean }

const memberLink = (id: string): ReactNode => <MemberLink id={id}>{id}</MemberLink>

/** Whom and which job an enquiry is about. Enter takes what is suggested: the job of the address, then its client. */
export function EnquirySides({ review, active, works }: Props): ReactNode {
  const { links: copy } = useEnquiryCopy()
  const { run, busy, problem } = useEnquiryOperation(review)
  const { id: caseId, fence, enquiry } = review
  const { member, job } = enquiry.links
  const link = (side: LinkSide, found: string | null) =>
    run(
      queries.enquiries.link,
      { caseId, fence, side, found },
      { done: () => (found === null ? copy.savedMissing[side] : copy.saved[side]) },
    )
  const suggestions = suggestionsOf(enquiry, copy)
  const first = works && !job.looked ? suggestions.job : works && !member.looked ? suggestions.member : null
  const side = first === suggestions.job ? 'job' : 'member'
  useKeys({ open: () => first && void link(side, first.id) }, active && first !== null)
  return (
    <>
      <EnquiryLinks
        enquiry={enquiry}
        works={works}
        busy={busy}
        suggestions={{
          ...suggestions,
          ...(first ? { [side]: { ...first, keycap: 'Enter' } } : {}),
        }}
        memberLink={memberLink}
        onLink={(which, found) => void link(which, found)}
        finder={(which, onClose) => (
          <LinkFinder
            side={which}
            first={which === 'member' ? enquiry.statedName : enquiry.statedJobUrl}
            askingId={enquiry.memberId}
            busy={busy}
            onClose={onClose}
            onTake={async (id) => {
              if (await link(which, id)) onClose()
            }}
          />
        )}
      />
      {problem ? (
        <div className="mt-2">
          <Problem small>{problem}</Problem>
        </div>
      ) : null}
    </>
  )
}

/** What can be linked without a search. Nothing is suggested twice, or against what somebody chose. */
function suggestionsOf(
  { links: { member, job }, suggestedJob }: EnquiryCase['enquiry'],
  copy: ReturnType<typeof useEnquiryCopy>['links'],
): Record<LinkSide, LinkSuggestion | null> {
  const linkedJob = job.looked ? job.found : null
  const linkedMember = member.looked ? member.found : null
  return {
    job:
      suggestedJob && linkedJob === null
        ? {
            why: copy.suggestedJob,
            id: suggestedJob.id,
            label: <LinkedJobLine job={suggestedJob} memberLink={memberLink} />,
          }
        : null,
    member:
      linkedJob && linkedMember === null
        ? { why: copy.jobClient, id: linkedJob.clientId, label: memberLink(linkedJob.clientId) }
        : null,
  }
}
