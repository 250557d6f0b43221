import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { offsetToShowRow, type RowViewport, visibleRows } from './virtual-rows.ts'

type VirtualRowsOptions = Pick<RowViewport, 'row' | 'count'> & {
  scroller: RefObject<HTMLElement | null>
  head: number
  startsAt: number
}

/** Which rows of a list to draw as it is scrolled, how far it is scrolled, and the way to a row. */
export function useVirtualRows({ scroller, row, count, head, startsAt }: VirtualRowsOptions) {
  const [place, setPlace] = useState(() => ({ offset: startsAt, height: window.innerHeight }))
  /** where the box is now; `place` follows when that changes which rows are drawn */
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
    const note = (found: Partial<typeof place>) => {
      latest.current = { ...latest.current, ...found }
      const { first, end } = visibleRows({ ...latest.current, row, count })
      if (first === drawn.current.first && end === drawn.current.end) return
      // before the next painting, else it shows a gap
      flushSync(() => setPlace(latest.current))
    }
    const scrolled = () => note({ offset: box.scrollTop })
    // to ask the box for its height at every step would lay the page out anew
    const sized = new ResizeObserver(([entry]) => note({ height: entry?.contentRect.height ?? 0 }))
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
