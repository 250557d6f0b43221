/** A value that is so many times the next one ends the axis earlier. */
const CLIPPED_FROM_TIMES = 3
/** more than so many are no outliers */
const MAX_CLIPPED = 2
/** fewer values than that are all drawn to scale */
const MIN_VALUES = 4
/** the end of an axis, as a multiple of the largest value that is not clipped: a clipped bar must be longer than any other */
const END_TIMES = 1.25

/** The end of an axis that begins at zero; and the values that go past it, by index, which are cut off there and have their number printed. */
export type ClippedScale = {
  readonly end: number
  readonly clipped: readonly { readonly index: number; readonly value: number }[]
}

/**
 * The scale for bars of these values. One or two that are more than three times the next largest are clipped, so that they do not
 * flatten the others.
 */
export function clippedScale(values: readonly number[]): ClippedScale {
  const ranked = values.map((value, index) => ({ value, index })).sort((one, another) => another.value - one.value)
  const largest = ranked[0]?.value ?? 0
  if (values.length < MIN_VALUES) return { end: largest, clipped: [] }
  for (let count = MAX_CLIPPED; count > 0; count--) {
    const [last, next] = [ranked[count - 1]?.value ?? 0, ranked[count]?.value ?? 0]
    if (next <= 0 || last <= CLIPPED_FROM_TIMES * next) continue
    const clipped = ranked.slice(0, count).sort((one, another) => one.index - another.index)
    return { end: next * END_TIMES, clipped: clipped.map(({ index, value }) => ({ index, value })) }
  }
  return { end: largest, clipped: [] }
}
