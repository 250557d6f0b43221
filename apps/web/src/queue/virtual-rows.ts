/** Rows of one height in a box that scrolls, beneath a head that stays; all in pixels. */
export type RowViewport = {
  readonly offset: number
  readonly height: number
  readonly row: number
  readonly count: number
}

/** rows rendered above and below the visible ones: more than one can scroll between two frames */
const OVERSCAN_ROWS = 12

/** The rows to draw: from `first` up to, and without, `end`. */
export function visibleRows({ offset, height, row, count }: RowViewport): { first: number; end: number } {
  const first = Math.floor(offset / row) - OVERSCAN_ROWS
  const end = Math.ceil((offset + height) / row) + OVERSCAN_ROWS
  return { first: Math.min(count, Math.max(0, first)), end: Math.min(count, Math.max(0, end)) }
}

/** The scroll position at which a row is completely visible below the head; unchanged if it already is. */
export function offsetToShowRow(
  index: number,
  { offset, height, row }: Omit<RowViewport, 'count'>,
  head: number,
): number {
  const top = index * row
  const lowest = top + row + head - height
  return Math.max(0, Math.min(top, Math.max(lowest, offset)))
}
