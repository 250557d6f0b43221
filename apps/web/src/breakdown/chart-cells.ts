/** The direction of an arrow key in a chart of months and their parts. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** A part of a drawing: in which month, and which of its parts from below. */
export type ChartCell = readonly [column: number, row: number]

/**
 * Where an arrow key leads from a cell: to the next one in that direction, past those that cannot be opened; from the end
 * nowhere. `null`: it is no arrow key, or leads nowhere.
 */
export function adjacentCell(cells: readonly ChartCell[], [column, row]: ChartCell, key: string): ChartCell | null {
  const step = STEPS[key]
  if (!step) return null
  const [right, up] = step
  const ahead = cells.filter(([c, r]) => (right === 0 ? c === column && (r - row) * up > 0 : (c - column) * right > 0))
  // the nearest month first; in it the part that lies nearest
  const far = ([c, r]: ChartCell) => Math.abs(c - column) * 1000 + Math.abs(r - row)
  return ahead.reduce<ChartCell | null>((best, cell) => (best && far(best) <= far(cell) ? best : cell), null)
}
