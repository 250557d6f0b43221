import type { RelatedEnquiry } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatYen, useEnquiryCopy } from './enquiry-copy.ts'

type Props = {
  related: readonly RelatedEnquiry[]
  linkOf: (caseId: string, text: string) => ReactNode
}

/** Other enquiries about the same side: how many, how much was paid, and each with its case. */
export function RelatedEnquiries({ related, linkOf }: Props): ReactNode {
  const { related: copy } = useEnquiryCopy()
  if (related.length === 0) return null
  const groups = (['member', 'name'] as const)
    .map((by) => [by, related.filter((each) => each.by === by)] as const)
    .filter(([, own]) => own.length > 0)
  const paidBy = (own: readonly RelatedEnquiry[]): string => {
    const known = own.flatMap(({ paidYen }) => (paidYen === null ? [] : [paidYen]))
    const sum = known.reduce((all, yen) => all + yen, 0)
    if (sum === 0) return ''
    return (known.length < own.length ? copy.sumKnown : copy.sum)(formatYen(sum))
  }
  return (
    <section aria-label={copy.title} className="mt-4 overflow-hidden rounded-lg border border-amber/40 bg-panel">
      {groups.map(([by, own]) => (
        <div key={by} className="not-first:border-t not-first:border-amber/40">
          <h2 className="flex items-start gap-2.5 bg-amber-bg px-3.5 py-2 font-semibold">
            <Users size={16} className="mt-0.5 flex-none text-amber" aria-hidden="true" />
            {copy[by](own.length, paidBy(own))}
          </h2>
          <ul className="grid px-3.5 py-1 text-sm">
            {own.map(({ enquiryId, caseId, caseNumber, receivedAt, state, paidYen }) => (
              <li key={enquiryId} className="flex min-h-7 flex-wrap items-center gap-x-3 pl-6.5">
                {linkOf(caseId, `#${caseNumber}`)}
                <Timestamp at={receivedAt} brief />
                <span className="text-ink2">{copy.states[state]}</span>
                <span className="ml-auto tabular-nums">
                  {paidYen === null ? (
                    <span className="text-ink2">{copy.paidUnknown}</span>
                  ) : (
                    copy.paid(formatYen(paidYen))
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
