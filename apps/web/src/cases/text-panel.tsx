import type { Review } from '@mimamori/contract/cases/review-contract'
import { cx } from '@mimamori/ui/class-names'
import { EyeOff } from 'lucide-react'
import type { Ref } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { Facts } from './facts.tsx'
import { MarkedText } from './marked-text.tsx'
import type { Mark } from './marks.ts'
import { countUnseen } from './unseen.ts'

type Props = {
  review: Review
  marks: readonly Mark[]
  active: Mark | null
  wide: boolean
  textRef: Ref<HTMLParagraphElement>
}

/** The text itself, as it was written. */
export function TextPanel({ review, marks, active, wide, textRef }: Props) {
  const { cases } = useCopy()
  const { title, body } = review.content
  const unseen = countUnseen(title) + countUnseen(body)
  return (
    <>
      <Facts review={review} />
      {unseen > 0 ? (
        <p className="flex items-center gap-2 pt-3 text-sm text-red">
          <EyeOff size={14} aria-hidden="true" />
          {cases.invisible(unseen)}
        </p>
      ) : null}
      {body === '' ? <p className="py-4 text-ink2">{cases.emptyText}</p> : null}
      <p
        ref={textRef}
        lang="ja"
        data-evidence="body"
        className={cx('verbatim py-3.5 text-[15px]/[27px]', !wide && 'max-w-[680px]')}
      >
        <MarkedText text={body} marks={marks} active={active} />
      </p>
    </>
  )
}
