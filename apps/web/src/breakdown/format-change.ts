import { formatNumber, formatSignedPercent } from '@mimamori/copy/breakdown/figure-format'
import type { FigureChange } from '@mimamori/policy/breakdown/breakdown-comparison'
import type { ChangeTone } from './change-tone.ts'

/** A change in per cent, `+9.1%`; from too few as the two counts, `1 → 8`. */
export const formatRatio = ({ was, difference, ratio }: FigureChange): string =>
  ratio === null ? [was, was + difference].map(formatNumber).join(' → ') : formatSignedPercent(ratio)

/** The colour of a change in text outside a drawing. */
export const changeTextClass = (tone: ChangeTone): string =>
  ({ up: 'text-red', down: 'text-green', '': 'text-ink2' })[tone]
