import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'

const focusableOf = (scroller: HTMLElement | null, id: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-delivery="${id}"] :is(a, button:not(:disabled), [tabindex])`) ?? null

/**
 * Which row one stands on: J and K walk. A row that goes by itself leaves nobody on the next one, which a key meant for
 * the first could hit; `acted` says that it went because of what was done here, and then the next is stood on.
 */
export function useSelectedDelivery(
  rows: readonly Delivery[],
  scroller: RefObject<HTMLElement | null>,
): { standing: Delivery | null; act: (id: string, work: () => Promise<boolean>) => Promise<void> } {
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
  const here = rows.findIndex(({ id }) => id === selectedId)
  useLayoutEffect(() => {
    if (selectedId === null || here >= 0) return
    const next = acted.current === null ? undefined : rows[Math.min(acted.current, rows.length - 1)]
    acted.current = null
    setSelectedId(null)
    if (next) focusableOf(scroller.current, next.id)?.focus()
    else document.querySelector<HTMLElement>('#screen h1')?.focus()
  }, [selectedId, here, rows, scroller])
  const step = (by: number) => {
    const row = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))]
    if (row) focusableOf(scroller.current, row.id)?.focus()
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
  return {
    standing: rows[here] ?? null,
    /** do something that takes the row away; answers whether it was done */
    act: async (id: string, work: () => Promise<boolean>) => {
      if (id === selectedId) acted.current = here
      if (!(await work())) acted.current = null
    },
  }
}
