/** The place of a slice's label: a point on its edge, a bend beside it, and the line of the text. */
export type SliceLabel = {
  readonly index: number
  readonly side: 'left' | 'right'
  readonly edge: readonly [number, number]
  readonly bend: readonly [number, number]
  readonly y: number
}

type DonutRing = {
  readonly middle: readonly [number, number]
  readonly radius: number
  /** the least distance between two labels */
  readonly minDistance: number
  /** labels are placed between these heights */
  readonly top: number
  readonly bottom: number
}

const LABEL_OFFSET_PX = 12

/** Moves labels apart that overlap: downwards from the top, and back up from the bottom where there is no more room. */
function spreadHeights(heights: readonly number[], { minDistance, top, bottom }: DonutRing): number[] {
  const pushed: number[] = []
  for (const height of heights) pushed.push(Math.max(height, (pushed.at(-1) ?? top - minDistance) + minDistance))
  // moves all back by the average push, as far as there is room above
  const mean = pushed.reduce((sum, y, index) => sum + y - (heights[index] ?? y), 0) / Math.max(1, pushed.length)
  const back = Math.max(0, Math.min(mean, (pushed[0] ?? top) - top))
  const down = pushed.map((y) => y - back)
  const up: number[] = []
  for (const height of [...down].reverse()) up.unshift(Math.min(height, (up[0] ?? bottom + minDistance) - minDistance))
  return up
}

/** Direct labels of a ring of slices that begins at twelve o'clock and goes clockwise; `counts` of nothing have none. */
export function placeSliceLabels(counts: readonly number[], ring: DonutRing): SliceLabel[] {
  const all = counts.reduce((sum, n) => sum + n, 0)
  const [cx, cy] = ring.middle
  let before = 0
  const slices = counts.flatMap((n, index) => {
    const turn = ((before + n / 2) / all) * 2 * Math.PI
    before += n
    if (n === 0) return []
    const [dx, dy] = [Math.sin(turn), -Math.cos(turn)]
    const at = (radius: number) => [cx + dx * radius, cy + dy * radius] as const
    return [
      {
        index,
        side: dx >= 0 ? ('right' as const) : ('left' as const),
        edge: at(ring.radius),
        bend: at(ring.radius + LABEL_OFFSET_PX),
      },
    ]
  })
  return (['right', 'left'] as const).flatMap((side) => {
    const own = slices.filter((each) => each.side === side).sort((one, another) => one.bend[1] - another.bend[1])
    const heights = spreadHeights(
      own.map(({ bend }) => bend[1]),
      ring,
    )
    return own.map((slice, index) => ({ ...slice, y: heights[index] ?? slice.bend[1] }))
  })
}
