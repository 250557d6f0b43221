import { buildBreakdownTable } from '@mimamori/policy/breakdown/breakdown-tables'
import type { FrozenTable } from '@mimamori/policy/closings/closing-snapshot'
import { TARGET_TYPES } from '@mimamori/policy/intake/intake-arrivals'
import { monthFigures } from '@mimamori/storage/breakdown/breakdown-reads'
import type { Storage } from '@mimamori/storage/storage'

const NO_COMPARISON = { before: '', yearBefore: '', upTo: '' } as const

/** All figures of a month as counted now; a closing freezes these. */
export async function countMonthFigures(db: Storage['db'], month: string): Promise<FrozenTable[]> {
  const rows = await monthFigures(db, undefined, { month, ...NO_COMPARISON })
  return TARGET_TYPES.map((targetType) => {
    const own = rows.filter((row) => row.targetType === targetType)
    const table = buildBreakdownTable(targetType, own, { month, runningDay: null, later: 0 })
    const { figures, checked, reports, wait, decisions } = table
    return { targetType, figures, opened: checked.opened, reports, wait, decisions }
  })
}
