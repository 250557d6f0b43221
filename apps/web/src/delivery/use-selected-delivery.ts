import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'

const focusableOf = (scroller: HTMLElement | null, id: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-delivery="${id}"] :is(a, button:not(:disabled), [tabindex])`) ?? null

/**
 * The selected row of the list: J and K move it. When its row disappears by itself, no row is selected, so that a key
 * meant for it does not act on the next one; when it disappears by an action here (`acted`), the next row is selected.
 */
export function useSelectedDelivery(
  rows: readonly Delivery[],
  scroller: RefObject<HTMLElement | null>,
): { selected: Delivery | null; act: (id: string, work: () => Promise<boolean>) => Promise<void> } {
  const [selectedId, setSelectedId] = useState<string | null>(null)
  const acted = useRef<number | null>(null)
  useEffect(() => {
    const element = scroller.current
    const select = ({ target }: FocusEvent) => {
      const row = (target as HTMLElement).closest<HTMLElement>('[data-delivery]')
      setSelectedId(row?.dataset.delivery ?? null)
    }
    element?.addEventListener('focusin', select)
    return () => element?.removeEventListener('focusin', select)
  }, [scroller])
  const selectedIndex = rows.findIndex(({ id }) => id === selectedId)
  useLayoutEffect(() => {
    if (selectedId === null || selectedIndex >= 0) return
    const next = acted.current === null ? undefined : rows[Math.min(acted.current, rows.length - 1)]
    acted.current = null
    setSelectedId(null)
    if (next) focusableOf(scroller.current, next.id)?.focus()
    else document.querySelector<HTMLElement>('#screen h1')?.focus()
  }, [selectedId, selectedIndex, rows, scroller])
  const step = (by: number) => {
    const row = rows[selectedIndex < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, selectedIndex + by))]
    if (row) focusableOf(scroller.current, row.id)?.focus()
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
  return {
    selected: rows[selectedIndex] ?? null,
    /** runs work that removes the row; it resolves to whether it was done */
    act: async (id: string, work: () => Promise<boolean>) => {
      if (id === selectedId) acted.current = selectedIndex
      if (!(await work())) acted.current = null
    },
  }
}
