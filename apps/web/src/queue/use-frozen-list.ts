import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type FrozenList, freezeList, unfrozenList } from './freeze-list.ts'

type Row = { readonly id: string }

/**
 * A list that holds still while a mouse points at it: it moves on when the pointer leaves, when a key is pressed (the focus
 * stays on its case wherever that goes), or when somebody asks for what waits. `place` names what is listed.
 */
export function useFrozenList<Item extends Row>(fresh: readonly Item[], place: string) {
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
