import { type PointerEvent, type RefObject, useRef, useState } from 'react'

type Drag = { readonly id: string; readonly to: number }

/** How far a pointer goes before it drags. */
const THRESHOLD_PX = 4

/** The place a section would have among the others: behind those whose middle is above the pointer. */
function placeAt(list: HTMLElement, id: string, y: number): number {
  const others = [...list.querySelectorAll<HTMLElement>('[data-section]')].filter((each) => each.dataset.section !== id)
  return others.filter((each) => {
    const { top, height } = each.getBoundingClientRect()
    return top + height / 2 < y
  }).length
}

type HandleProps = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
  (event: PointerEvent<HTMLElement>) => void
>

/** Dragging of the sections of a list. `dragged`: where it would go now. Keys move them by buttons. */
export function useSectionDrag(
  list: RefObject<HTMLElement | null>,
  move: (id: string, to: number) => void,
): { dragged: Drag | null; handle: (id: string) => HandleProps } {
  const [dragged, setDragged] = useState<Drag | null>(null)
  const begun = useRef<{ id: string; y: number } | null>(null)
  const end = () => {
    begun.current = null
    setDragged(null)
  }
  const handle = (id: string): HandleProps => ({
    onPointerDown(event) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      begun.current = { id, y: event.clientY }
    },
    onPointerMove({ clientY }) {
      if (begun.current?.id !== id || !list.current) return
      if (!dragged && Math.abs(clientY - begun.current.y) < THRESHOLD_PX) return
      setDragged({ id, to: placeAt(list.current, id, clientY) })
    },
    onPointerUp() {
      if (dragged) move(id, dragged.to)
      end()
    },
    onPointerCancel: end,
  })
  return { dragged, handle }
}
