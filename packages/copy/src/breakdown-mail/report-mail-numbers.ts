import { formatNumber, formatPercent } from '../breakdown/figure-format.ts'

/** `+41`, `−15`, `±0`, as on the screens. */
export const signed = (n: number): string => (n === 0 ? '±0' : `${n > 0 ? '+' : '−'}${formatNumber(Math.abs(n))}`)

/** `+9.1%`, `−0.04%`, `±0%` */
export const signedPercent = (percent: number): string =>
  percent === 0 ? '±0%' : `${percent > 0 ? '+' : '−'}${formatPercent(Math.abs(percent) / 100)}`
