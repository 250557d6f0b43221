import { isSmallSample } from './breakdown-comparison.ts'

/** of the standard normal distribution: 95 % lie between −1.96 and 1.96 */
const Z_95 = 1.959964

/**
 * A rate with its 95 % interval, each 0 to 1. `few`: its base is too small for a rate, the two counts are all there is to state.
 * `over`: more are counted than the base holds, as when cases of earlier months are decided, or what stands beside the proposal of a
 * withdrawal is a violation of a case that is not decided yet; that is no part of it.
 */
export type RateInterval = { readonly n: number; readonly of: number } & (
  | { readonly kind: 'rate'; readonly share: number; readonly from: number; readonly to: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'over' }
)

/** The rate of `n` of `of`, with Wilson's score interval of 95 %. */
export function rateInterval(n: number, of: number): RateInterval {
  if (n > of) return { kind: 'over', n, of }
  if (isSmallSample(of)) return { kind: 'few', n, of }
  const [share, square] = [n / of, Z_95 ** 2]
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const half = (Z_95 / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of ** 2))
  // at none and at all the ends are exact, but for what a computer adds
  return { kind: 'rate', n, of, share, from: n === 0 ? 0 : middle - half, to: n === of ? 1 : middle + half }
}
