/** Rows of one height in a box that scrolls, beneath a head that stays; all in pixels. */
export type RowViewport = {
  readonly offset: number
  readonly height: number
  readonly row: number
  readonly count: number
}

/** drawn beyond what is seen, on either side: nobody scrolls past them between two paintings */
const OVERSCAN_ROWS = 12

/** The rows to draw: from `first` up to, and without, `end`. */
export function visibleRows({ offset, height, row, count }: RowViewport): { first: number; end: number } {
  const first = Math.floor(offset / row) - OVERSCAN_ROWS
  const end = Math.ceil((offset + height) / row) + OVERSCAN_ROWS
  return { first: Math.min(count, Math.max(0, first)), end: Math.min(count, Math.max(0, end)) }
}

/** Where to scroll to, so that a row stands whole between the head and the lower edge; where one is if it does already. */
export function offsetToShowRow(
  index: number,
  { offset, height, row }: Omit<RowViewport, 'count'>,
  head: number,
): number {
  const top = index * row
  const lowest = top + row + head - height
  return Math.max(0, Math.min(top, Math.max(lowest, offset)))
}
