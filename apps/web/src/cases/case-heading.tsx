import type { Review } from '@mimamori/contract/cases/review-contract'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import { lazy, type ReactNode, type Ref, Suspense } from 'react'
import { afterFirstPaint } from '../api/idle-loading.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useKeycap } from '../keys/keys-provider.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { CaseHeadLine } from './case-head-line.tsx'
import { MarkedText } from './marked-text.tsx'
import type { PassageMark } from './passage-marks.ts'

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
  const { cases } = useCopy()
  const keycap = useKeycap()
  return (
    <header>
      <CaseHeadLine
        review={review}
        lease={lease}
        present={present}
        tags={review.content.visible ? null : <Tag tone="amber">{cases.hidden}</Tag>}
        standing={
          review.member ? (
            <Suspense fallback={<span className="h-5 w-36" />}>
              <CaseStanding member={review.member} />
            </Suspense>
          ) : null
        }
      >
        {review.versions.length > 0 ? (
          <span className="inline-flex items-center gap-2">
            {cases.version(review.contentVersion)}
            <Button small variant="quiet" keycap={keycap('diff')} onClick={onDiff} className="-mx-1">
              {cases.showDiff}
            </Button>
          </span>
        ) : null}
      </CaseHeadLine>
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
