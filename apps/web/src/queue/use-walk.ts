import type { QueueItem } from '@mimamori/contract/queue/queue'
import { type RefObject, useEffect, useRef } from 'react'
import { useKeys } from '../keys/keys.tsx'

/** J and K move the focus from title to title; the row is scrolled into being first. */
export function useWalk(
  items: readonly QueueItem[],
  scroller: RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
  startAt: string | undefined,
): void {
  const at = useRef(startAt)
  const go = (index: number) => {
    const item = items[index]
    if (!item) return
    at.current = item.id
    scrollTo(index)
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-case="${item.id}"]`)?.focus({ preventScroll: true })
    })
  }
  const step = (by: number) => {
    const focused = document.activeElement?.getAttribute('data-case') ?? at.current
    const index = items.findIndex((item) => item.id === focused)
    go(index < 0 ? 0 : Math.min(items.length - 1, Math.max(0, index + by)))
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
  const restored = useRef(false)
  useEffect(() => {
    if (restored.current || !startAt || items.length === 0) return
    restored.current = true
    const index = items.findIndex((item) => item.id === startAt)
    if (index >= 0) go(index)
  })
}
