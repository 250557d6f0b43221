import type { FigureChange } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { ChangeTone } from './change-tone.ts'

/** `+41`, `−15`, `±0` */
export function formatSigned(n: number): string {
  if (n === 0) return '±0'
  return `${n > 0 ? '+' : '−'}${Math.abs(n).toLocaleString('en')}`
}

/** A change in per cent, `+9.1%`; from too few as the two counts, `1 → 8`. */
export function formatRatio({ was, difference, ratio }: FigureChange): string {
  if (ratio === null) return [was, was + difference].map((n) => n.toLocaleString('en')).join(' → ')
  const percent = Math.round(ratio * 1000) / 10
  if (percent === 0) return '±0%'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)}%`
}

/** The colour of a change in text outside a drawing. */
export const changeTextClass = (tone: ChangeTone): string =>
  ({ up: 'text-red', down: 'text-green', '': 'text-ink2' })[tone]
