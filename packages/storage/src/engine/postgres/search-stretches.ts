/**
 * Stretches of document numbers: 2^bits documents each. A GIN index has no order, so finding the newest documents of a
 * frequent word would read all it has. Each document therefore has a token for its short and its long stretch, and the newest
 * stretches are searched first.
 */
const STRETCHES = [
  { prefix: 'xn', bits: 13 },
  { prefix: 'xw', bits: 16 },
] as const

export const STRETCH_TOKENS = STRETCHES.map(({ prefix, bits }) => `'${prefix}' || (doc >> ${bits})`).join(', ')

/** Document numbers from `low`, included, to `high`, excluded. */
export type Span = { readonly low: number; readonly high: number }

/** most tokens in a query for the stretches of a span */
const MAX_STRETCHES = 16

/** The shortest stretches that cover a span, as tokens, and where the oldest of them begins; `null`: there are too many. */
export function stretchesOf({ low, high }: Span): { names: readonly string[]; low: number } | null {
  for (const { prefix, bits } of STRETCHES) {
    const [oldest, newest] = [Math.floor(low / 2 ** bits), Math.floor((high - 1) / 2 ** bits)]
    const count = newest - oldest + 1
    if (count > MAX_STRETCHES) continue
    return { names: Array.from({ length: count }, (_, n) => `${prefix}${oldest + n}`), low: oldest * 2 ** bits }
  }
  return null
}
