import type { Review } from '@mimamori/contract/cases/review-contract'
import { type RefObject, useMemo, useState } from 'react'
import { type PassageMark, passageMarksOf } from './passage-marks.ts'

type PassageMarks = {
  readonly title: readonly PassageMark[]
  readonly body: readonly PassageMark[]
  readonly active: PassageMark | null
  /** index of the active passage, from 0 */
  readonly at: number
  readonly of: number
  /** to the next or previous passage, around the ends */
  readonly step: (by: 1 | -1) => void
  /** to the first passage of this flag */
  readonly toFlag: (number: number) => void
}

/** The flagged passages of a case, the active one, and functions that move it; the new one is scrolled into view. */
export function usePassageMarks(review: Review, scroller: RefObject<HTMLElement | null>): PassageMarks {
  const { flags, content } = review
  const marks = useMemo(
    () => passageMarksOf(flags, { title: content.title.length, body: content.body.length }),
    [flags, content],
  )
  const [index, setIndex] = useState(0)
  const title = useMemo(() => marks.filter((mark) => mark.field === 'title'), [marks])
  const body = useMemo(() => marks.filter((mark) => mark.field === 'body'), [marks])
  const active: PassageMark | null = marks[Math.min(index, marks.length - 1)] ?? null
  const goTo = (next: number) => {
    setIndex(next)
    requestAnimationFrame(() => {
      scroller.current?.querySelector('.passage[data-active]')?.scrollIntoView({ block: 'center' })
    })
  }
  return {
    title,
    body,
    active,
    at: Math.min(index, Math.max(0, marks.length - 1)),
    of: marks.length,
    step: (by) => marks.length > 0 && goTo((index + by + marks.length) % marks.length),
    toFlag: (number) =>
      goTo(
        Math.max(
          0,
          marks.findIndex((mark) => mark.number === number),
        ),
      ),
  }
}
