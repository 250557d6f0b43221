import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** The width of an element, in whole pixels; 0 before it is laid out. On paper as wide as it is there. */
export function useElementWidth(): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const measure = () => setWidth(Math.floor(box.getBoundingClientRect().width))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    const paper = matchMedia('print')
    // nothing is observed between the layout of a page for paper and its drawing
    const onPaper = () => flushSync(measure)
    paper.addEventListener('change', onPaper)
    return () => {
      observer.disconnect()
      paper.removeEventListener('change', onPaper)
    }
  }, [])
  return [element, width]
}
