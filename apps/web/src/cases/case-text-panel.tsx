import type { Review } from '@mimamori/contract/cases/review-contract'
import { EyeOff } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { CaseFacts } from './case-facts.tsx'
import { countInvisible } from './invisible-characters.ts'
import { MarkedText } from './marked-text.tsx'
import type { PassageMark } from './passage-marks.ts'

type Props = {
  review: Review
  marks: readonly PassageMark[]
  active: PassageMark | null
  textRef: Ref<HTMLParagraphElement>
}

/** The text itself, as it was written. */
export function CaseTextPanel({ review, marks, active, textRef }: Props): ReactNode {
  const { cases } = useCopy()
  const { title, body } = review.content
  const invisible = countInvisible(title) + countInvisible(body)
  return (
    <>
      <CaseFacts review={review} />
      {invisible > 0 ? (
        <p className="flex items-center gap-2 pt-3 text-sm text-red">
          <EyeOff size={14} aria-hidden="true" />
          {cases.invisible(invisible)}
        </p>
      ) : null}
      {body === '' ? <p className="py-4 text-ink2">{cases.emptyText}</p> : null}
      <p ref={textRef} lang="ja" data-evidence="body" className="evidence-text verbatim">
        <MarkedText text={body} marks={marks} active={active} />
      </p>
    </>
  )
}
