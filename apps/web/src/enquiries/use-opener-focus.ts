import { type RefObject, useEffect, useRef } from 'react'

/** For the button that opens something in its own place: it has the focus again once that is closed and the button is back. */
export function useOpenerFocus(open: boolean): RefObject<HTMLButtonElement | null> {
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus()
    wasOpen.current = open
  }, [open])
  return opener
}
