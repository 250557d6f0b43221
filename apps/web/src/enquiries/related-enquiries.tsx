import type { RelatedEnquiry } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Timestamp } from '../i18n/timestamp.tsx'
import { formatYen, useEnquiryCopy } from './enquiry-copy.ts'

type Props = {
  related: readonly RelatedEnquiry[]
  linkOf: (caseId: string, text: string) => ReactNode
}

const sumPaid = (related: readonly RelatedEnquiry[]): number =>
  related.reduce((sum, { paidYen }) => sum + (paidYen ?? 0), 0)

/** Other enquiries about the same side: how many, how much was paid, and each with its case. */
export function RelatedEnquiries({ related, linkOf }: Props): ReactNode {
  const { related: copy } = useEnquiryCopy()
  if (related.length === 0) return null
  const groups = (['member', 'name'] as const)
    .map((by) => [by, related.filter((each) => each.by === by)] as const)
    .filter(([, own]) => own.length > 0)
  return (
    <section aria-label={copy.title} className="mt-4 rounded-lg border border-amber/40 bg-amber-bg">
      {groups.map(([by, own]) => {
        const paid = sumPaid(own)
        return (
          <div key={by} className="grid gap-1 px-3.5 py-2.5 not-first:border-t not-first:border-amber/30">
            <h2 className="flex items-start gap-2 font-semibold">
              <Users size={16} className="mt-0.5 flex-none text-amber" aria-hidden="true" />
              {copy[by](own.length, paid > 0 ? formatYen(paid) : null)}
            </h2>
            <ul className="grid pl-6 text-sm">
              {own.map(({ enquiryId, caseId, caseNumber, receivedAt, state, paidYen }) => (
                <li key={enquiryId} className="flex min-h-6 flex-wrap items-center gap-x-3">
                  {linkOf(caseId, `#${caseNumber}`)}
                  <Timestamp at={receivedAt} />
                  <span>{copy.states[state]}</span>
                  <span className="ml-auto tabular-nums">
                    {paidYen === null ? copy.paidUnknown : copy.paid(formatYen(paidYen))}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
