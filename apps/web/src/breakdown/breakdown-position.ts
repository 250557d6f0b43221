/** Where somebody left the breakdown to look at the cases of a figure. */
type BreakdownPosition = { readonly href: string; readonly scrolled: number; readonly point: string }

let remembered: BreakdownPosition | null = null

/** On the way to the cases of a figure. */
export function rememberPosition(place: BreakdownPosition): void {
  remembered = place
}

/** Where to go on, once, when this address is come back to. */
export function takeRememberedPosition(href: string): BreakdownPosition | null {
  const place = remembered?.href === href ? remembered : null
  if (place) remembered = null
  return place
}
