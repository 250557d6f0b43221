type Point = readonly [x: number, y: number]

/** A slice of a pie with the place of its label, whose line begins on the slice. */
export type PieSlice = {
  /** in the order that was given */
  readonly index: number
  /** clockwise from twelve o'clock, in degrees */
  readonly from: number
  readonly to: number
  readonly side: 'left' | 'right'
  /** on the rim, off the rim, and beside the label */
  readonly leader: readonly [Point, Point, Point]
}

export type PieLayout = {
  readonly height: number
  readonly middle: Point
  readonly radius: number
  readonly slices: readonly PieSlice[]
}

type PieSize = {
  readonly width: number
  readonly radius: number
  /** from the rim to the labels */
  readonly leader: number
  /** between two labels */
  readonly gap: number
}

const BEND_PX = 8
const STEP_DEGREES = 5
const DEGREE = Math.PI / 180

/** Non-decreasing values with the least squared distance from the given ones (pool adjacent violators). */
function nonDecreasing(values: readonly number[]): number[] {
  const blocks: { mean: number; n: number }[] = []
  for (const value of values) {
    let block = { mean: value, n: 1 }
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop()
      const n = last.n + block.n
      block = { mean: (last.mean * last.n + block.mean * block.n) / n, n }
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ mean, n }) => Array<number>(n).fill(mean))
}

/** The middles of labels, from the top down: as near as they can be to where they are wanted, without overlap. */
function spread(
  labels: readonly { readonly wanted: number; readonly height: number }[],
  gap: number,
  whole: number,
): number[] {
  let before = 0
  const offsets = labels.map(({ height }, at) => {
    before += at === 0 ? 0 : (height + (labels[at - 1]?.height ?? 0)) / 2 + gap
    return before
  })
  const highest = (labels[0]?.height ?? 0) / 2
  const lowest = whole - (labels.at(-1)?.height ?? 0) / 2 - (offsets.at(-1) ?? 0)
  const moved = nonDecreasing(labels.map(({ wanted }, at) => wanted - (offsets[at] ?? 0)))
  return moved.map((each, at) => Math.min(Math.max(each, highest), lowest) + (offsets[at] ?? 0))
}

/** The distance of a point from a line between two points. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
const crosses = (a: Point, b: Point, c: Point, d: Point): boolean =>
  turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)

/** How many lines to labels cross another one or the pie. */
export function countCrossings({ slices, middle, radius }: PieLayout): number {
  const through = slices.filter(({ leader: [, bend, end] }) => distance(middle, bend, end) < radius + BEND_PX / 2)
  const pairs = slices.flatMap((one, at) =>
    slices
      .slice(at + 1)
      .filter((another) => crosses(one.leader[1], one.leader[2], another.leader[1], another.leader[2])),
  )
  return through.length + pairs.length
}

function layoutFrom(
  start: number,
  counts: readonly number[],
  labelHeights: readonly number[],
  { width, radius, leader, gap }: PieSize,
): PieLayout & { readonly cost: number } {
  const all = counts.reduce((sum, n) => sum + n, 0)
  let before = start
  const slices = counts.map((n, index) => {
    const from = before
    before += (n / all) * 360
    const at = ((from + before) / 2) * DEGREE
    const side = Math.sin(at) >= -1e-9 ? ('right' as const) : ('left' as const)
    return { index, from, to: before, side, direction: [Math.sin(at), -Math.cos(at)] as const, n }
  })
  const sides = (['right', 'left'] as const).map((side) =>
    slices
      .filter((each) => each.n > 0 && each.side === side)
      .sort((one, another) => one.direction[1] - another.direction[1]),
  )
  const heightOf = (index: number) => labelHeights[index] ?? 0
  const stacks = sides.map((own) => own.reduce((sum, { index }) => sum + heightOf(index) + gap, -gap))
  const height = Math.ceil(Math.max(2 * (radius + BEND_PX) + 16, ...stacks))
  const middle = [width / 2, height / 2] as const
  let moved = 0
  const placed = sides.flatMap((own) => {
    const at = ([dx, dy]: Point, from: number) => [middle[0] + dx * from, middle[1] + dy * from] as const
    const wanted = own.map(({ direction, index }) => ({
      wanted: at(direction, radius + BEND_PX)[1],
      height: heightOf(index),
    }))
    const middles = spread(wanted, gap, height)
    moved += middles.reduce((sum, y, n) => sum + Math.abs(y - (wanted[n]?.wanted ?? y)), 0)
    return own.map(({ index, from, to, side, direction }, n): PieSlice => {
      const end = [middle[0] + (side === 'right' ? 1 : -1) * (radius + leader), middles[n] ?? 0] as const
      return { index, from, to, side, leader: [at(direction, radius), at(direction, radius + BEND_PX), end] }
    })
  })
  const layout = { height, middle, radius, slices: placed.sort((one, another) => one.index - another.index) }
  return { ...layout, cost: countCrossings(layout) * 10_000 + moved + height }
}

/**
 * A pie of these counts, clockwise, with a label beside each slice of more than nothing: `labelHeights` in pixels. It begins at twelve o'clock, or is
 * turned so far that the labels of small slices find room beside it and their lines cross nothing.
 */
export function layoutPie(counts: readonly number[], labelHeights: readonly number[], size: PieSize): PieLayout {
  // a pie that begins at the top is read more easily
  const turned = Array.from({ length: 360 / STEP_DEGREES }, (_, step) => {
    const start = step * STEP_DEGREES
    const layout = layoutFrom(start, counts, labelHeights, size)
    return { ...layout, cost: layout.cost + Math.min(start, 360 - start) * 0.4 }
  })
  const { height, middle, radius, slices } = turned.reduce((best, each) => (each.cost < best.cost ? each : best))
  return { height, middle, radius, slices }
}
