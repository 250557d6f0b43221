const MOST_DIGITS = 6

/** `1,234` */
export const number = (n: number): string => n.toLocaleString('en')

/** `+41`, `−15`, `±0`, as on the screens. */
export const signed = (n: number): string => (n === 0 ? '±0' : `${n > 0 ? '+' : '−'}${number(Math.abs(n))}`)

/** `9.1%`; what is not zero has as many digits as show that it is not: `0.04%`. */
export function percentOf(percent: number): string {
  let digits = 1
  while (percent !== 0 && digits < MOST_DIGITS && Number(percent.toFixed(digits)) === 0) digits += 1
  return `${percent.toFixed(digits)}%`
}

/** `+9.1%`, `−0.04%`, `±0%` */
export const signedPercent = (percent: number): string =>
  percent === 0 ? '±0%' : `${percent > 0 ? '+' : '−'}${percentOf(Math.abs(percent))}`
