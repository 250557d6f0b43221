import type { Review } from '@mimamori/contract/cases/review-contract'
import { type RefObject, useMemo, useState } from 'react'
import { type PassageMark, passageMarksOf } from './passage-marks.ts'

/** The passages of a case, the active one, and the ways to walk them. Walking brings the passage into sight. */
export function usePassageMarks(review: Review, scroller: RefObject<HTMLElement | null>) {
  const { flags, content } = review
  const marks = useMemo(
    () => passageMarksOf(flags, { title: content.title.length, body: content.body.length }),
    [flags, content],
  )
  const [at, setAt] = useState(0)
  const title = useMemo(() => marks.filter((mark) => mark.field === 'title'), [marks])
  const body = useMemo(() => marks.filter((mark) => mark.field === 'body'), [marks])
  const active: PassageMark | null = marks[Math.min(at, marks.length - 1)] ?? null
  const goTo = (index: number) => {
    setAt(index)
    requestAnimationFrame(() => {
      scroller.current?.querySelector('.passage[data-active]')?.scrollIntoView({ block: 'center' })
    })
  }
  return {
    title,
    body,
    active,
    at: Math.min(at, Math.max(0, marks.length - 1)),
    of: marks.length,
    step: (by: 1 | -1) => marks.length > 0 && goTo((at + by + marks.length) % marks.length),
    toFlag: (number: number) =>
      goTo(
        Math.max(
          0,
          marks.findIndex((mark) => mark.number === number),
        ),
      ),
  }
}
