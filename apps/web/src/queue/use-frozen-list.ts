import { type HTMLAttributes, type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type FrozenList, freezeList, unfrozenList } from './freeze-list.ts'

type Row = { readonly id: string }

type UsedFrozenList<Item extends Row> = FrozenList<Item> & {
  /** shows the fresh list now */
  readonly moveOn: () => void
  /** handlers for the element around the list */
  readonly holding: Pick<HTMLAttributes<HTMLElement>, 'onPointerMove' | 'onPointerLeave' | 'onKeyDown'>
}

/**
 * A list whose order is frozen while a mouse points at it. It is fresh again when the pointer leaves, at any key (the focus
 * stays on its case), or by `moveOn`. `place` identifies the list; another one is never frozen from before.
 */
export function useFrozenList<Item extends Row>(fresh: readonly Item[], place: string): UsedFrozenList<Item> {
  const [pointed, setPointed] = useState(false)
  const shown = useRef<{ place: string; items: readonly Item[] }>({ place, items: fresh })
  const steady: FrozenList<Item> = useMemo(() => {
    const { items, place: before } = shown.current
    return pointed && before === place ? freezeList(items, fresh) : unfrozenList(fresh)
  }, [fresh, place, pointed])
  useEffect(() => {
    shown.current = { place, items: steady.items }
  }, [place, steady])
  const moveOn = useCallback(() => setPointed(false), [])
  const point = useCallback((event: PointerEvent) => {
    if (event.pointerType !== 'touch') setPointed(true)
  }, [])
  return { ...steady, moveOn, holding: { onPointerMove: point, onPointerLeave: moveOn, onKeyDown: moveOn } }
}
