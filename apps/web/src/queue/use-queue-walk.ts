import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { type Dispatch, type RefObject, type SetStateAction, useEffect, useEffectEvent, useRef } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'
import { extendSelection, type Selection, toggleSelected } from './queue-selection.ts'

type QueueWalkOptions = {
  items: readonly QueueItem[]
  scroller: RefObject<HTMLElement | null>
  startAt: string | undefined
  /** `null`: nothing can be chosen here */
  selection: Selection | null
  onSelect: Dispatch<SetStateAction<Selection>>
  /** called with the case of the current row */
  onCurrent: (caseId: string) => void
}

/** a row scrolled to may take some frames to be drawn */
const MAX_FOCUS_TRIES = 10

/**
 * J and K move the focus from title to title, with shift they select the rows they pass, X selects the current one. A
 * row is scrolled into view before it gets the focus. When the case of the current row leaves the list, the row at its
 * place becomes the current one.
 */
export function useQueueWalk(options: QueueWalkOptions, scrollTo: (index: number) => void): void {
  const { items, scroller, startAt, selection, onSelect, onCurrent } = options
  const at = useRef({ id: startAt, index: -1 })
  const go = (index: number) => {
    const item = items[index]
    if (!item) return
    at.current = { id: item.id, index }
    onCurrent(item.id)
    scrollTo(index)
    const focus = (tries: number) => {
      const link = scroller.current?.querySelector<HTMLElement>(`[data-case="${item.id}"]`)
      if (link) link.focus({ preventScroll: true })
      else if (tries > 0 && at.current.id === item.id) requestAnimationFrame(() => focus(tries - 1))
    }
    requestAnimationFrame(() => focus(MAX_FOCUS_TRIES))
  }
  useEffect(() => {
    const element = scroller.current
    const trackFocus = ({ target }: FocusEvent) => {
      const row = (target as HTMLElement).closest('tr')?.querySelector<HTMLElement>('[data-case]')
      if (row) at.current = { ...at.current, id: row.dataset.case }
    }
    element?.addEventListener('focusin', trackFocus)
    return () => element?.removeEventListener('focusin', trackFocus)
  }, [scroller])
  // keys may be faster than the focus
  const here = (): number => {
    const index = items.findIndex((item) => item.id === at.current.id)
    return index >= 0 || at.current.index < 0 ? index : Math.min(at.current.index, items.length) - 1
  }
  const target = (by: number) => Math.min(items.length - 1, Math.max(0, here() + by))
  const step = (by: number) => go(here() < 0 ? 0 : target(by))
  const extend = (by: number) => {
    const [from, to] = [items[here()], items[target(by)]]
    if (!from || !to) return step(by)
    onSelect((chosen) => extendSelection(chosen, from.id, to.id))
    go(target(by))
  }
  const choose = () => {
    const item = items[Math.max(0, here())]
    if (!item) return
    onSelect((chosen) => toggleSelected(chosen, item.id))
    go(Math.max(0, here()))
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
  useKeys(
    { select: choose, extendNext: () => extend(1), extendPrevious: () => extend(-1) },
    selection !== null && items.length > 0,
  )
  const restored = useRef(false)
  const restore = useEffectEvent((index: number) => {
    if (!restored.current && index >= 0) go(index)
    restored.current = true
  })
  useEffect(() => {
    if (startAt && items.length > 0) restore(items.findIndex((item) => item.id === startAt))
  }, [startAt, items])
}
