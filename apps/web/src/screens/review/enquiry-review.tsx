import type { EnquiryCase, EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { ReactNode } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { isClaimedHere } from '../../cases/case-lease.tsx'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { usePersonName } from '../../parts/person-names.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { EnquiryDecision } from '../enquiries/enquiry-decision.tsx'
import { EnquiryReading } from '../enquiries/enquiry-reading.tsx'
import type { CaseMember } from './case-context.tsx'
import { CaseFrame } from './case-frame.tsx'
import type { CasePaneProps } from './case-pane-props.ts'

const CLOCK_INTERVAL_MS = 5_000

/** An enquiry about a direct deal as it is worked on: what was told, whom it is about, what is asked, and the answer. */
export default function EnquiryReview({ review, ...pane }: CasePaneProps & { review: EnquiryCase }): ReactNode {
  const copy = useEnquiryCopy()
  const nameOf = usePersonName()
  const { me } = useDesk()
  const now = useNow(CLOCK_INTERVAL_MS)
  const { enquiry } = review
  const works = enquiry.state === 'open' && review.may.work === null && isClaimedHere(review, now)
  return (
    <CaseFrame
      {...pane}
      review={review}
      scene={enquiry.state}
      facts={
        <span>
          {copy.received} <Timestamp at={enquiry.receivedAt} brief />{' '}
          {enquiry.enteredBy === null ? copy.byIntake : copy.enteredBy(nameOf(enquiry.enteredBy))}
        </span>
      }
      members={membersOf(review, copy.asking.side, copy.links.sides.member)}
      context={
        enquiry.memberId === null ? (
          <section className="grid gap-1 border-t border-line pt-3 text-sm">
            <h2 className="font-semibold text-ink2">{copy.asking.side}</h2>
            <p className="text-ink2">{copy.asking.unknown}</p>
          </section>
        ) : null
      }
      decision={(frame) => (
        <EnquiryDecision
          review={review}
          staffId={me.id}
          active={pane.active}
          frame={frame}
          onAnswered={() => pane.onSetAside(review.id)}
        />
      )}
    >
      <EnquiryReading review={review} staffId={me.id} active={pane.active} works={works} />
    </CaseFrame>
  )
}

/** Who asks, and the other side once they are found. */
function membersOf(review: EnquiryCase, asking: string, other: string): CaseMember[] {
  const { memberId, links }: EnquiryView = review.enquiry
  const found = links.member.looked ? links.member.found : null
  return [
    ...(memberId === null ? [] : [{ id: memberId, side: asking, member: review.asking }]),
    ...(found === null ? [] : [{ id: found.id, side: other, member: found }]),
  ]
}
