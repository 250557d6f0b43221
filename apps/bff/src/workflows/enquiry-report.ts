import { hash } from 'node:crypto'
import type { Report } from '@mimamori/policy/intake/intake-arrivals'
import type { StoredEnquiry } from '@mimamori/storage/enquiries/enquiry-reads'

type Side = keyof StoredEnquiry['links']

/** The id of the report that an enquiry makes about what a side of it is linked to. Hashed, as ids of the marketplace are as long as ids may be. */
export const enquiryReportId = (enquiryId: string, side: Side, found: string): string =>
  `enquiry-${side}-${hash('sha256', JSON.stringify([enquiryId, found])).slice(0, 32)}`

/** What an enquiry tells about the member or job it is linked to, as a violation report of who asks. `openedBy`: who makes a case of it. */
export function reportOfEnquiry(
  { id, memberId, text, receivedAt, enteredBy, linkedBy }: StoredEnquiry,
  side: Side,
  found: string,
  openedBy: string,
): Report & { readonly target: { readonly type: Side } } {
  return {
    id: enquiryReportId(id, side, found),
    target: { type: side, id: found },
    // where nobody knows who asks, each enquiry is somebody of its own
    reporterId: memberId ?? id,
    reason: 'direct_deal_solicitation',
    text,
    reportedAt: receivedAt,
    source: {
      enquiryId: id,
      enteredBy,
      hadPart: [...new Set([...(enteredBy === null ? [] : [enteredBy]), ...linkedBy, openedBy])],
    },
  }
}
