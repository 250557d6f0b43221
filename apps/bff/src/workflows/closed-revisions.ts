import { type ClosedMonthState, compareFrozenFigures } from '@mimamori/policy/closings/closing-snapshot'
import { closedFigures } from '@mimamori/storage/closings/closed-figure-reads'
import type { Storage } from '@mimamori/storage/storage'
import { countFiguresOfMonths } from './closing-figures.ts'

/** marks a revision whose figures have changed since it was closed */
const CHANGED = '+'

/** Of these months those that are closed: their newest revisions, and whether their figures have changed since. */
export async function closedMonthStates(
  db: Storage['db'],
  months: readonly string[],
): Promise<ReadonlyMap<string, ClosedMonthState>> {
  const closed = await closedFigures(db)
  const asked = months.filter((month) => closed.has(month))
  const states = new Map<string, ClosedMonthState>()
  for (const [month, figures] of await countFiguresOfMonths(db, asked)) {
    const frozen = closed.get(month)
    if (!frozen) continue
    const changed = compareFrozenFigures(frozen.tables, figures) !== null
    states.set(month, { revision: frozen.revision, changed })
  }
  return states
}

/** Of these months those that are closed: their newest revisions, as `2`, or `2+` where the figures have changed since. */
export async function closedRevisions(
  db: Storage['db'],
  months: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const states = await closedMonthStates(db, months)
  return new Map([...states].map(([month, { revision, changed }]) => [month, `${revision}${changed ? CHANGED : ''}`]))
}
