/** z of a two-sided interval of 95 % */
const Z = 1.959964

/** The Wilson score interval of 95 % for `hits` of `n`, as shares from 0 to 1; `[0, 1]` where nothing was counted. */
export function wilsonInterval(hits: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1]
  const share = hits / n
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))
  const scale = 1 + (Z * Z) / n
  const middle = share + (Z * Z) / (2 * n)
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
