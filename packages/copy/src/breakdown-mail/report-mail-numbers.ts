/** Decimals of a percentage that are told at most. */
const MAX_DIGITS = 3

/** `1,234` */
export const number = (n: number): string => n.toLocaleString('en')

/** `+41`, `−15`, `±0`, as on the screens. */
export const signed = (n: number): string => (n === 0 ? '±0' : `${n > 0 ? '+' : '−'}${number(Math.abs(n))}`)

/** `9.1%`; with more decimals where it would be rounded to nothing, or to all: `0.04%`, `99.96%`. */
export function percentOf(percent: number): string {
  for (let digits = 1; digits <= MAX_DIGITS; digits++) {
    const text = percent.toFixed(digits)
    if ((Number(text) !== 0 || percent === 0) && (Number(text) !== 100 || percent === 100)) return `${text}%`
  }
  const step = 10 ** -MAX_DIGITS
  return percent < 50 ? `<${step.toFixed(MAX_DIGITS)}%` : `>${(100 - step).toFixed(MAX_DIGITS)}%`
}

/** `+9.1%`, `−0.04%`, `±0%` */
export const signedPercent = (percent: number): string =>
  percent === 0 ? '±0%' : `${percent > 0 ? '+' : '−'}${percentOf(Math.abs(percent))}`
