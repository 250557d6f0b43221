import { formatNumber, formatPercent } from '@mimamori/copy/breakdown/figure-format'
import type { FigureChange } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { ChangeTone } from './change-tone.ts'

/** `+41`, `−15`, `±0` */
export function formatSigned(n: number): string {
  if (n === 0) return '±0'
  return `${n > 0 ? '+' : '−'}${formatNumber(Math.abs(n))}`
}

/** A change in per cent, `+9.1%`; from too few as the two counts, `1 → 8`. */
export function formatRatio({ was, difference, ratio }: FigureChange): string {
  if (ratio === null) return [was, was + difference].map(formatNumber).join(' → ')
  if (difference === 0) return '±0%'
  return `${ratio > 0 ? '+' : '−'}${formatPercent(Math.abs(ratio))}`
}

/** The colour of a change in text outside a drawing. */
export const changeTextClass = (tone: ChangeTone): string =>
  ({ up: 'text-red', down: 'text-green', '': 'text-ink2' })[tone]
