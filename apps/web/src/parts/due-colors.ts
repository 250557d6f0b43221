import type { DueState } from '@mimamori/policy/cases/due-state'

/** The color of a due time: red once it is late, amber in the last quarter of the time that was allowed. */
export const DUE_COLORS: Readonly<Record<DueState, string>> = {
  late: 'text-red',
  soon: 'text-amber',
  far: 'text-ink2',
}
