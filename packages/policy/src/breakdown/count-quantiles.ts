/** Whole counts between which lies all but a tail of `tail` on either side. */
export type CountSpan = { readonly from: number; readonly to: number }

/** Adds up probabilities, given as `log p(0)` and the step from `log p(n)` to `log p(n + 1)`, up to both ends of the span. */
function spanOf(first: number, step: (n: number) => number, most: number, tail: number): CountSpan {
  let [logP, sum, from] = [first, 0, -1]
  for (let n = 0; n < most; n++) {
    sum += Math.exp(logP)
    if (from < 0 && sum > tail) from = n
    if (sum >= 1 - tail) return { from, to: n }
    logP += step(n)
  }
  return { from: Math.max(0, from), to: most }
}

/** beyond any count that is not certain, in standard deviations */
const FAR = 60

/** Of a count with this mean and variance: negative binomial, which is Poisson's where both are equal. */
export function spanOfCounts(mean: number, variance: number, tail: number): CountSpan {
  const most = Math.ceil(mean + FAR * Math.sqrt(variance) + FAR)
  const size = mean ** 2 / Math.max(variance - mean, mean * 1e-6)
  const ratio = Math.log(mean / (size + mean))
  return spanOf(-size * Math.log1p(mean / size), (n) => Math.log((n + size) / (n + 1)) + ratio, most, tail)
}

/** Of a part of `of` with this share and variance: beta-binomial, which is binomial where nothing varies beyond chance. */
export function spanOfParts(share: number, of: number, variance: number, tail: number): CountSpan {
  if (of === 0 || share <= 0) return { from: 0, to: 0 }
  if (share >= 1) return { from: of, to: of }
  const times = variance / (of * share * (1 - share))
  const together = Math.min(Math.max((times - 1) / Math.max(1, of - 1), 1e-9), 0.999)
  const weight = 1 / together - 1
  const [a, b] = [share * weight, (1 - share) * weight]
  let none = 0
  for (let n = 0; n < of; n++) none += Math.log((b + n) / (weight + n))
  return spanOf(none, (n) => Math.log(((of - n) * (a + n)) / ((n + 1) * (b + of - n - 1))), of, tail)
}

/** The quantile of Student's t for this quantile of the normal distribution; Cornish and Fisher's series, for 4 degrees of freedom and more. */
export function studentQuantile(z: number, degrees: number): number {
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, index) => sum + term / degrees ** (index + 1), z)
}
