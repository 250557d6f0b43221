/**
 * GIN knows no order, so the newest documents of a frequent word would mean reading all it has. Each document also has
 * tokens for the stretch of numbers it lies in, a short one and a long one, and the newest stretches are asked first.
 */
const STRETCHES = [
  { prefix: 'xn', bits: 13 },
  { prefix: 'xw', bits: 16 },
] as const

export const STRETCH_TOKENS = STRETCHES.map(({ prefix, bits }) => `'${prefix}' || (doc >> ${bits})`).join(', ')

/** Documents from `low` up to, but without, `high`. */
export type Span = { readonly low: number; readonly high: number }

/** so many tokens name the stretches of a span at most */
const MAX_STRETCHES = 16

/** The shortest stretches that name a span, which then begins where the oldest of them does; `null`: there are too many. */
export function stretchesOf({ low, high }: Span): { names: readonly string[]; low: number } | null {
  for (const { prefix, bits } of STRETCHES) {
    const [oldest, newest] = [Math.floor(low / 2 ** bits), Math.floor((high - 1) / 2 ** bits)]
    const count = newest - oldest + 1
    if (count > MAX_STRETCHES) continue
    return { names: Array.from({ length: count }, (_, n) => `${prefix}${oldest + n}`), low: oldest * 2 ** bits }
  }
  return null
}
