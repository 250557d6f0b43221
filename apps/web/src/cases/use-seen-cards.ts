import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { extendSeenShare } from './seen-share.ts'

/** the part of a card that has to be on screen whole */
const CARD_SELECTOR = '[data-seen]'

/**
 * Which of the cards inside a scroller have been on screen whole, title to end. Cards carry `data-seen` with their id.
 * Watched by the browser as they come and go, and measured while they are scrolled.
 */
export function useSeenCards(scroller: RefObject<HTMLElement | null>, ids: readonly string[]): ReadonlySet<string> {
  const parts = useRef(new Map<string, number>())
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const measureCard = useCallback((card: HTMLElement, view: DOMRect) => {
    const id = card.dataset.seen ?? ''
    const { top, bottom, height } = card.getBoundingClientRect()
    const visible = { top: Math.max(0, view.top - top), bottom: Math.min(height, view.bottom - top), height }
    if (bottom <= view.top || top >= view.bottom) return
    const before = parts.current.get(id) ?? 0
    const part = extendSeenShare(before, visible)
    parts.current.set(id, part)
    if (part === 1 && before < 1) setSeen((now) => new Set(now).add(id))
  }, [])
  const key = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cards have to be watched
  useEffect(() => {
    const root = scroller.current
    if (!root) return
    const visibleCards = new Set<HTMLElement>()
    const measure = () => {
      // nothing is seen while the page is hidden or something lies over it
      if (document.visibilityState !== 'visible' || document.querySelector('dialog:modal')) return
      const view = root.getBoundingClientRect()
      for (const card of visibleCards) measureCard(card, view)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visibleCards.add(target as HTMLElement)
          else visibleCards.delete(target as HTMLElement)
        }
        measure()
      },
      { root, threshold: [0, 0.25, 0.5, 0.75, 1] },
    )
    for (const card of root.querySelectorAll<HTMLElement>(CARD_SELECTOR)) observer.observe(card)
    root.addEventListener('scroll', measure, { passive: true })
    document.addEventListener('visibilitychange', measure)
    return () => {
      observer.disconnect()
      root.removeEventListener('scroll', measure)
      document.removeEventListener('visibilitychange', measure)
    }
  }, [scroller, measureCard, key])
  return seen
}
