const KEPT_AT_MOST = 50

const offsets = new Map<string, number>()

/** How far a list was scrolled, in pixels; 0 when it has not been on screen yet. */
export const offsetOf = (list: string): number => offsets.get(list) ?? 0

export function keepOffset(list: string, offset: number): void {
  offsets.delete(list)
  offsets.set(list, offset)
  const [oldest] = offsets.keys()
  if (offsets.size > KEPT_AT_MOST && oldest !== undefined) offsets.delete(oldest)
}
