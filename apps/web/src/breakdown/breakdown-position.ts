/** Scroll position and figure from which the cases of a figure were opened. */
type BreakdownPosition = { readonly href: string; readonly scrolled: number; readonly point: string }

let remembered: BreakdownPosition | null = null

/** Remembers the position before the cases open. */
export function rememberPosition(place: BreakdownPosition): void {
  remembered = place
}

/** The remembered position of this address; forgotten once read. */
export function takeRememberedPosition(href: string): BreakdownPosition | null {
  const place = remembered?.href === href ? remembered : null
  if (place) remembered = null
  return place
}
