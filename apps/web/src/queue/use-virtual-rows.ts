import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { offsetToShowRow, type RowViewport, visibleRows } from './virtual-rows.ts'

type VirtualRowsOptions = Pick<RowViewport, 'row' | 'count'> & {
  scroller: RefObject<HTMLElement | null>
  head: number
  startsAt: number
}

type VirtualRows = {
  /** rows to render: from `first` to before `end` */
  readonly first: number
  readonly end: number
  /** scroll offset and height of the box */
  readonly offset: RefObject<{ offset: number; height: number }>
  readonly showRow: (index: number) => void
}

/** The rows of a long list to render, its scroll offset, and scrolling a row into view. Lengths are CSS pixels. */
export function useVirtualRows({ scroller, row, count, head, startsAt }: VirtualRowsOptions): VirtualRows {
  const [place, setPlace] = useState(() => ({ offset: startsAt, height: window.innerHeight }))
  /** where the box is now; `place` is set when that changes which rows are rendered */
  const latest = useRef(place)
  const shown = visibleRows({ ...place, row, count })
  const drawn = useRef(shown)
  useLayoutEffect(() => {
    drawn.current = shown
  })
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    if (latest.current.offset > 0) box.scrollTop = latest.current.offset
    const measured = (change: Partial<typeof place>) => {
      latest.current = { ...latest.current, ...change }
      const { first, end } = visibleRows({ ...latest.current, row, count })
      if (first === drawn.current.first && end === drawn.current.end) return
      // before the next paint, or it shows a gap
      flushSync(() => setPlace(latest.current))
    }
    const scrolled = () => measured({ offset: box.scrollTop })
    // an observer, because reading the height at every scroll event would force a layout
    const sized = new ResizeObserver(([entry]) => measured({ height: entry?.contentRect.height ?? 0 }))
    sized.observe(box)
    box.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      sized.disconnect()
      box.removeEventListener('scroll', scrolled)
    }
  }, [scroller, row, count])
  const showRow = useCallback(
    (index: number) => {
      const box = scroller.current
      if (box) box.scrollTop = offsetToShowRow(index, { ...latest.current, row }, head)
    },
    [scroller, row, head],
  )
  return { ...shown, offset: latest, showRow }
}
