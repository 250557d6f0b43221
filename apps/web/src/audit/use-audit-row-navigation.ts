import { type RefObject, useEffect, useRef } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'

type RowNavigationOptions = {
  /** of the rows: the number of an entry, or a negative one of what is no entry */
  keys: readonly number[]
  scroller: RefObject<HTMLElement | null>
  /** the entry that is open: it follows the selected row */
  opened: number | undefined
  onOpen: (seq: number) => void
}

/** a row scrolled to may take some frames to be drawn */
const MAX_FOCUS_FRAMES = 10

/** J and K move the focus from entry to entry; the row is scrolled into being first. While one is open, the next one opens. */
export function useAuditRowNavigation(
  { keys, scroller, opened, onOpen }: RowNavigationOptions,
  scrollTo: (index: number) => void,
): void {
  const at = useRef<number | undefined>(opened)
  useEffect(() => {
    const element = scroller.current
    const rememberRow = ({ target }: FocusEvent) => {
      const row = (target as HTMLElement).closest('tr')?.querySelector<HTMLElement>('[data-entry]')
      if (row) at.current = Number(row.dataset.entry)
    }
    element?.addEventListener('focusin', rememberRow)
    return () => element?.removeEventListener('focusin', rememberRow)
  }, [scroller])
  const step = (by: number) => {
    const here = keys.indexOf(at.current ?? 0)
    const index = here < 0 ? 0 : Math.min(keys.length - 1, Math.max(0, here + by))
    const key = keys[index]
    if (key === undefined) return
    at.current = key
    scrollTo(index)
    if (opened !== undefined && key > 0) onOpen(key)
    const focus = (tries: number) => {
      const button = scroller.current?.querySelector<HTMLElement>(`[data-entry="${key}"]`)
      if (button) button.focus({ preventScroll: true })
      else if (tries > 0 && at.current === key) requestAnimationFrame(() => focus(tries - 1))
    }
    // at once where the row is there: Enter may be the next key
    focus(MAX_FOCUS_FRAMES)
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
}
