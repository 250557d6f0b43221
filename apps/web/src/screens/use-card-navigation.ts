import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'
import { useKeyScene } from '../keys/use-key-scene.ts'

type Card = { readonly id: string }

type CardNavigation = {
  /** id of the card keys act on */
  readonly at: string | null
  readonly select: (id: string | null) => void
}

/**
 * Moves from card to card by J and K; a card longer than the screen is scrolled through first. With a new page, the first
 * card gets the focus and deciding keys wait, as for any new case.
 */
export function useCardNavigation(scroller: RefObject<HTMLElement | null>, cards: readonly Card[]): CardNavigation {
  const [at, stand] = useState<string | null>(null)
  const first = cards[0]?.id ?? null
  const shown = useRef<string | null>(null)
  const elementOf = useCallback(
    (id: string) => scroller.current?.querySelector<HTMLElement>(`[data-card="${id}"]`) ?? null,
    [scroller],
  )
  const go = (id: string | undefined) => {
    const element = id ? elementOf(id) : null
    element?.scrollIntoView({ block: 'nearest' })
    element?.focus({ preventScroll: true })
  }
  const index = cards.findIndex(({ id }) => id === at)
  const step = (by: 1 | -1) => {
    const here = at && index >= 0 ? elementOf(at) : null
    if (here && scrollWithinCard(scroller.current, here, by)) return
    go(cards[index < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, index + by))]?.id)
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) }, cards.length > 0)
  useLayoutEffect(() => {
    if (first === null || shown.current === first) return
    shown.current = first
    stand(first)
    elementOf(first)?.focus({ preventScroll: true })
  }, [first, elementOf])
  useKeyScene(first !== null, first)
  return { at: index >= 0 ? at : first, select: stand }
}

/** Scrolls within a card whose end is not in view. `false`: there was nothing to scroll. */
function scrollWithinCard(scroller: HTMLElement | null, card: HTMLElement, by: 1 | -1): boolean {
  if (!scroller) return false
  const view = scroller.getBoundingClientRect()
  const { top, bottom } = card.getBoundingClientRect()
  const hidden = by > 0 ? bottom - view.bottom : view.top - top
  if (hidden <= 1) return false
  const page = view.height * 0.8
  scroller.scrollBy({ top: by * Math.min(hidden + 12, page) })
  return true
}
