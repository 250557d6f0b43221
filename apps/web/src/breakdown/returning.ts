/** Where somebody left the breakdown to look at the cases of a figure. */
type Place = { readonly href: string; readonly scrolled: number; readonly point: string }

let left: Place | null = null

/** On the way to the cases of a figure. */
export function leaveFrom(place: Place): void {
  left = place
}

/** Where to go on, once, when this address is come back to. */
export function comingBackTo(href: string): Place | null {
  const place = left?.href === href ? left : null
  if (place) left = null
  return place
}
