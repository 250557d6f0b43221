import type { Gate } from '@mimamori/policy/detection/model-gates'

/** `1,234`, in both languages. */
export const formatCount = (n: number): string => n.toLocaleString('en')

/** `0`, `0.4`, `12`: of a day, in both languages; more than none never shows as none. */
export function formatADay(n: number): string {
  if (n > 0 && n < 0.05) return '<0.1'
  return n < 10 ? String(Math.round(n * 10) / 10) : formatCount(Math.round(n))
}

/** `93.8%`, in both languages. */
export const formatShare = (share: number): string => `${(share * 100).toFixed(1)}%`

const COUNTED: readonly Gate[] = ['passed_jobs', 'held_out', 'held_out_sides', 'one_word']

/** Is the figure of this gate a number of decisions? Those of the others are shares. */
export const isCounted = (gate: Gate): boolean => COUNTED.includes(gate)
