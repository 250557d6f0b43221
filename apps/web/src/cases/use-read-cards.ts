import { shortestReadingMs } from '@mimamori/policy/decisions/reading-time-rules'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { cardBeingRead } from './card-being-read.ts'
import { extendSeenShare } from './seen-share.ts'
import { createShownTimes } from './shown-times.ts'

/** the part of a card that has to be on screen whole */
const CARD_SELECTOR = '[data-seen]'
const LOOK_INTERVAL_MS = 150

type Card = { readonly id: string; readonly title: string; readonly body: string }

export type ReadCards = {
  /** ids of cards whose whole text was on screen, and long enough to read it */
  readonly read: ReadonlySet<string>
  /** how long the text of a card was in view, in ms */
  readonly shownMs: (id: string) => number
}

/**
 * Which cards inside a scroller can have been read. Nobody reads two texts at once, so time in view counts for one card at a time: for
 * `current`, then from the top. Cards carry `data-seen` with their id; how far they are, in time and in what was on screen, is their `--read`.
 */
export function useReadCards(
  scroller: RefObject<HTMLElement | null>,
  cards: readonly Card[],
  current: string | null,
): ReadCards {
  const [times] = useState(() => createShownTimes())
  const shares = useRef(new Map<string, number>())
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  const needs = useMemo(() => new Map(cards.map((card) => [card.id, shortestReadingMs(card)])), [cards])
  const latest = useRef({ needs, current })
  latest.current = { needs, current }
  useEffect(() => {
    const look = () => {
      const { needs, current } = latest.current
      const root = scroller.current
      // nothing is seen while the page is hidden or something lies over it
      const unseen = document.visibilityState !== 'visible' || document.querySelector('dialog:modal') !== null
      times.hide(unseen)
      if (unseen || !root) return
      const view = root.getBoundingClientRect()
      const sights = [...root.querySelectorAll<HTMLElement>(CARD_SELECTOR)].flatMap((element) => {
        const id = element.dataset.seen ?? ''
        const needed = needs.get(id)
        const { top, height } = element.getBoundingClientRect()
        const visible = { top: Math.max(0, view.top - top), bottom: Math.min(height, view.bottom - top), height }
        return needed === undefined ? [] : [{ id, needed, element, visible, room: view.height }]
      })
      for (const { id, needed, element, visible } of sights) {
        const share = extendSeenShare(shares.current.get(id) ?? 0, visible)
        shares.current.set(id, share)
        const time = Math.min(1, times.of(id) / needed)
        element.style.setProperty('--read', String(Math.min(time, share)))
        if (share === 1 && time === 1) setRead((now) => (now.has(id) ? now : new Set(now).add(id)))
      }
      times.show(cardBeingRead(sights, current, (id) => times.of(id) < (needs.get(id) ?? 0)))
    }
    const timer = setInterval(look, LOOK_INTERVAL_MS)
    document.addEventListener('scroll', look, { capture: true, passive: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      times.show(null)
      document.removeEventListener('scroll', look, { capture: true })
      document.removeEventListener('visibilitychange', look)
    }
  }, [scroller, times])
  const shownMs = useCallback((id: string) => times.of(id), [times])
  return { read, shownMs }
}
