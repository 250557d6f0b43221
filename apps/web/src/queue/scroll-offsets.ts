const MAX_OFFSETS = 50

const offsets = new Map<string, number>()

/** The scroll offset of a list, in pixels; 0 when it has not been on screen yet. */
export const scrollOffsetOf = (list: string): number => offsets.get(list) ?? 0

/** Remembers how far a list is scrolled, in CSS pixels; the longest unused list is forgotten beyond `MAX_OFFSETS`. */
export function saveScrollOffset(list: string, offset: number): void {
  offsets.delete(list)
  offsets.set(list, offset)
  const [oldest] = offsets.keys()
  if (offsets.size > MAX_OFFSETS && oldest !== undefined) offsets.delete(oldest)
}
