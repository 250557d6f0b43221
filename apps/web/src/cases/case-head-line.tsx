import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { Tag } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { afterFirstPaint } from '../api/idle-loading.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { DueIn } from '../parts/due-in.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'

const CaseMarks = lazy(lazyOptional(afterFirstPaint(() => import('./case-marks.tsx'))))

type Props = {
  review: CaseHead
  lease: ReactNode
  present: ReactNode
  /** marks of its kind */
  tags: ReactNode
  /** of the member */
  standing?: ReactNode
  /** facts of its kind, before the due time */
  children?: ReactNode
}

/** The line above the title of a case of any kind: number, kind, marks, who holds it, and when it is due. */
export function CaseHeadLine({ review, lease, present, tags, standing, children }: Props): ReactNode {
  const { cases, words } = useCopy()
  const grave = review.severity === 'high' || review.severity === 'urgent'
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3.5 gap-y-1 text-sm text-ink2">
      <span>#{review.number}</span>
      <Tag>{words.targets[review.target.type]}</Tag>
      {review.kind === 'review' ? (
        <Tag tone={grave ? 'amber' : 'neutral'}>{words.severity(words.severities[review.severity])}</Tag>
      ) : null}
      {tags}
      <Suspense>
        <CaseMarks review={review} />
      </Suspense>
      {lease}
      {children}
      <span className="flex flex-wrap items-baseline gap-x-3.5 text-base/5">
        <DueIn of={review} />
        {standing}
      </span>
      {review.previousCase ? (
        <Link
          to="/review/$caseId"
          params={{ caseId: review.previousCase.id }}
          search={({ queue: from = 'flagged' }) => ({ queue: from })}
          className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
        >
          {cases.previous(review.previousCase.number)}
        </Link>
      ) : null}
      {present}
    </div>
  )
}
