import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, type Ref, Suspense } from 'react'
import { afterFirstPaint } from '../api/idle-loading.ts'
import { DueIn } from '../i18n/due-in.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { lazyOptional } from '../i18n/lazy-part.tsx'
import { MemberTitle } from '../i18n/member-title.tsx'
import { useKeycap } from '../keys/keys-provider.tsx'
import { MarkedText } from './marked-text.tsx'
import type { PassageMark } from './passage-marks.ts'

const CaseMarks = lazy(lazyOptional(afterFirstPaint(() => import('./case-marks.tsx'))))
const CaseStanding = lazy(lazyOptional(afterFirstPaint(() => import('./case-standing.tsx'))))

type Props = {
  review: Review
  marks: readonly PassageMark[]
  active: PassageMark | null
  lease: ReactNode
  present: ReactNode
  onDiff: () => void
  headingRef: Ref<HTMLHeadingElement>
}

const EXCERPT_LENGTH = 48

/** The title of a case, or the opening of a text that has none; empty when there is neither. */
export function caseTitle({ title, body }: Review['content']): string {
  if (title) return title
  const line = body.trim().split('\n', 1)[0] ?? ''
  return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH)}…` : line
}

/** The title of the case, its holder, and the end of the lease. The focus of a new case starts on its title. */
export function CaseHeading({ review, marks, active, lease, present, onDiff, headingRef }: Props): ReactNode {
  const { cases, words } = useCopy()
  const keycap = useKeycap()
  const grave = review.severity === 'high' || review.severity === 'urgent'
  return (
    <header>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3.5 gap-y-1 text-sm text-ink2">
        <span>#{review.number}</span>
        <Tag>{words.targets[review.target.type]}</Tag>
        <Tag tone={grave ? 'red' : 'neutral'}>{words.severity(words.severities[review.severity])}</Tag>
        {review.content.visible ? null : <Tag tone="amber">{cases.hidden}</Tag>}
        <Suspense>
          <CaseMarks review={review} />
        </Suspense>
        {lease}
        {review.versions.length > 0 ? (
          <span className="inline-flex items-center gap-2">
            {cases.version(review.contentVersion)}
            <Button small variant="quiet" keycap={keycap('diff')} onClick={onDiff} className="-mx-1">
              {cases.showDiff}
            </Button>
          </span>
        ) : null}
        <DueIn of={review} />
        {review.member ? (
          <Suspense fallback={<span className="h-5 w-36" />}>
            <CaseStanding member={review.member} />
          </Suspense>
        ) : null}
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
      <h1 ref={headingRef} tabIndex={-1} className="mt-1.5 mb-2 text-xl font-semibold break-words outline-none">
        {review.content.title ? (
          <span lang="ja">
            <MarkedText text={review.content.title} marks={marks} active={active} />
          </span>
        ) : (
          <MemberTitle text={caseTitle(review.content)} />
        )}
      </h1>
    </header>
  )
}
