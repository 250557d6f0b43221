import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import PersonReasonLines from './person-reason-lines.tsx'
import { RankSum } from './rank-sum.tsx'

/** A reason of the kind of case, with what is said beside it. */
export type CaseReason = {
  readonly key: string
  readonly why: string
  readonly more?: ReactNode
  readonly at?: ReactNode
}

/** Why a case that is not reviewed as a text is in its queue: the reasons of its kind, what people did, and its place in the queue. */
export function CaseWhy({ review, reasons }: { review: CaseHead; reasons: readonly CaseReason[] }): ReactNode {
  const { cases } = useCopy()
  return (
    <section aria-label={cases.why} className="mt-3 rounded-lg border border-line bg-panel">
      <h2 className="flex min-h-9 items-center px-3.5 text-sm font-semibold text-ink2">{cases.why}</h2>
      <ul>
        {reasons.map(({ key, why, more, at }) => (
          <li key={key} className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 border-t border-line px-3.5 py-2">
            <CircleAlert size={16} className="mt-0.5 text-ink2" aria-hidden="true" />
            <span className="min-w-0">
              <span className="mr-2 font-semibold">{why}</span>
              {more ? <span className="text-ink2">{more}</span> : null}
            </span>
            <span className="text-sm/5 text-ink2">{at}</span>
          </li>
        ))}
        {review.people ? (
          <Suspense>
            <PersonReasonLines people={review.people} state={review.state} />
          </Suspense>
        ) : null}
      </ul>
      <RankSum lines={review.rank.lines} />
    </section>
  )
}
