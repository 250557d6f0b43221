import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useKeys } from '../../keys/keys-provider.tsx'

/** a list is read on until the row of the address is in it, so many times */
const MAX_PAGES_READ = 20

type Walk = {
  readonly rows: readonly { readonly rowId: string }[]
  readonly scroller: RefObject<HTMLElement | null>
  /** the row to begin at */
  readonly at: string | undefined
  /** reads the next page; `null`: there is none, or it is on its way */
  readonly onMore: (() => void) | null
}

/** J and K move the focus from row to row, and Enter opens the case, as it is a link; the row of the address has the focus at first. */
export function useListWalk({ rows, scroller, at, onMore }: Walk): void {
  const linkOf = (rowId: string | undefined) =>
    rowId ? scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowId)}"]`) : null
  const go = (rowId: string | undefined) => {
    const link = linkOf(rowId)
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' })
    link?.focus({ preventScroll: true })
  }
  const step = (by: 1 | -1) => {
    const now = document.activeElement?.closest('tr')?.querySelector('[data-row]')?.getAttribute('data-row')
    const index = rows.findIndex(({ rowId }) => rowId === now)
    go(rows[index < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, index + by))]?.rowId)
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) }, rows.length > 0)
  const restored = useRef(at === undefined)
  const read = useRef(0)
  const restore = useEffectEvent((count: number, more: Walk['onMore']) => {
    if (restored.current || count === 0) return
    const link = linkOf(at)
    if (link) {
      restored.current = true
      link.closest('tr')?.scrollIntoView({ block: 'center' })
      link.focus({ preventScroll: true })
    } else if (more && read.current < MAX_PAGES_READ) {
      read.current += 1
      more()
    }
  })
  useEffect(() => restore(rows.length, onMore), [rows, onMore])
}
