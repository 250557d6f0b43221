/** Whole counts between which lies all but a tail of `tail` on either side. */
export type CountSpan = { readonly from: number; readonly to: number }

const STIRLING_FROM = 12

/** The logarithm of the gamma function of a positive number: Stirling's series, beyond small numbers. */
function logGamma(x: number): number {
  let [shifted, product] = [x, 1]
  for (; shifted < STIRLING_FROM; shifted++) product *= shifted
  const series = 1 / (12 * shifted) - 1 / (360 * shifted ** 3) + 1 / (1260 * shifted ** 5)
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product)
}

/** below that no count is worth adding up, in standard deviations */
const FAR_BELOW = 12
/** beyond any count that is not certain */
const FAR_ABOVE = 60

type CountLaw = {
  readonly mean: number
  readonly variance: number
  /** no count is larger */
  readonly most: number
  /** the logarithm of the probability of a count, and what is added to it for the next one */
  readonly logOf: (n: number) => number
  readonly step: (n: number) => number
}

function spanOf({ mean, variance, most, logOf, step }: CountLaw, tail: number): CountSpan {
  const begin = Math.max(0, Math.floor(mean - FAR_BELOW * Math.sqrt(variance)))
  let [logP, sum, from] = [logOf(begin), 0, -1]
  for (let n = begin; n < most; n++) {
    sum += Math.exp(logP)
    if (from < 0 && sum > tail) from = n
    if (sum >= 1 - tail) return { from, to: n }
    logP += step(n)
  }
  return { from: from < 0 ? most : from, to: most }
}

/** Of a count with this mean and variance: negative binomial, which is Poisson's where both are equal. */
export function spanOfCounts(mean: number, variance: number, tail: number): CountSpan {
  const most = Math.ceil(mean + FAR_ABOVE * (Math.sqrt(variance) + 1))
  const size = mean ** 2 / Math.max(variance - mean, mean * 1e-6)
  const [none, ratio] = [-size * Math.log1p(mean / size), Math.log(mean / (size + mean))]
  const logOf = (n: number) => logGamma(n + size) - logGamma(size) - logGamma(n + 1) + none + n * ratio
  return spanOf({ mean, variance, most, logOf, step: (n) => Math.log((n + size) / (n + 1)) + ratio }, tail)
}

/** Of a part of `of` with this share and variance: beta-binomial, which is binomial where nothing varies beyond chance. */
export function spanOfParts(share: number, of: number, variance: number, tail: number): CountSpan {
  if (of === 0 || share <= 0) return { from: 0, to: 0 }
  if (share >= 1) return { from: of, to: of }
  const times = variance / (of * share * (1 - share))
  const together = Math.min(Math.max((times - 1) / Math.max(1, of - 1), 1e-8), 0.999)
  const weight = 1 / together - 1
  const [a, b] = [share * weight, (1 - share) * weight]
  const beta = (one: number, another: number) => logGamma(one) + logGamma(another) - logGamma(one + another)
  const logOf = (n: number) =>
    logGamma(of + 1) - logGamma(n + 1) - logGamma(of - n + 1) + beta(n + a, of - n + b) - beta(a, b)
  const step = (n: number) => Math.log(((of - n) * (a + n)) / ((n + 1) * (b + of - n - 1)))
  return spanOf({ mean: share * of, variance, most: of, logOf, step }, tail)
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
