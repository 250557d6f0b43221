const ROUND_STEPS = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100]

/**
 * Three ticks of an axis that begins at zero and holds this much: zero, the half and the end, all of them easy to read.
 * `least`: the end of one that holds nothing; from 1 on ticks are whole numbers.
 */
export function axisTicks(most: number, least = 2): [number, number, number] {
  const half = Math.max(most, least) / 2
  const power = 10 ** (Math.floor(Math.log10(half)) - 1)
  // what a computer adds to a fraction is no reason for the next step
  const nice = (ROUND_STEPS.find((each) => each * power >= half * 0.9999) ?? 100) * power
  const step = least >= 1 ? Math.ceil(nice) : nice
  return [0, step, 2 * step]
}
