/** `1,234`, alike in both languages. */
export const formatNumber = (n: number): string => n.toLocaleString('en')

/** `+41`, `−15`, `±0`, alike in both languages. */
export const formatSigned = (n: number): string => withSign(n, formatNumber)

/** A change, 0.091 of what was, as `+9.1%`; `−0.04%`, `±0%`. */
export const formatSignedPercent = (ratio: number): string => withSign(ratio, formatPercent, '%')

function withSign(n: number, format: (size: number) => string, unit = ''): string {
  if (n === 0) return `±0${unit}`
  return `${n > 0 ? '+' : '−'}${format(Math.abs(n))}`
}

/** Decimals of a percentage that are told at most. */
const MAX_DIGITS = 3

/** A share in per cent with so many decimals, and more where it would be rounded to nothing or to all. */
function percentWith(share: number, least: number): string {
  for (let digits = least; digits <= MAX_DIGITS; digits++) {
    const text = (share * 100).toFixed(digits)
    const isNone = Number(text) === 0
    const isAll = Number(text) === 100
    if ((!isNone || share === 0) && (!isAll || share === 1)) return `${text}%`
  }
  const step = 10 ** -MAX_DIGITS
  return share < 0.5 ? `<${step.toFixed(MAX_DIGITS)}%` : `>${(100 - step).toFixed(MAX_DIGITS)}%`
}

/** A share, 0 to 1, as `18.9%`. What is more than nothing is never `0.0%`, and what is not all is never `100.0%`. */
export const formatPercent = (share: number): string => percentWith(share, 1)

/** Shares that are compared with each other: different ones differ in their texts, as far as three decimals tell. */
export function formatPercentsApart(shares: readonly number[]): string[] {
  const different = new Set(shares).size
  for (let digits = 1; digits < MAX_DIGITS; digits++) {
    const texts = shares.map((share) => percentWith(share, digits))
    if (new Set(texts).size === different) return texts
  }
  return shares.map((share) => percentWith(share, MAX_DIGITS))
}
