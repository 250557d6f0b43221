import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/categories'
import type { FrozenTable } from '@mimamori/policy/closings/snapshot'
import { TARGET_TYPES } from '@mimamori/policy/intake/arrivals'
import type { Desk } from '@mimamori/storage/desk'
import { monthCountsOf } from '@mimamori/storage/queue/reads'

const none = () => Object.fromEntries(CATEGORIES.map((each) => [each, 0])) as Record<Category, number>
const NO_WAIT = { n: 0, median: null }

/** All figures of a month as the desk counts them now: what a closing freezes. */
export async function figuresOf(db: Desk['db'], month: string): Promise<FrozenTable[]> {
  const counts = await monthCountsOf(db, month)
  return TARGET_TYPES.map((targetType) => {
    const category = none()
    for (const { published, n, ...of } of counts) if (of.targetType === targetType) category[published as Category] = n
    const total = Object.values(category).reduce((sum, n) => sum + n, 0)
    return {
      targetType,
      figures: { total, category, named: none(), source: {}, measure: {}, format: {}, jobCategory: {} },
      opened: 0,
      reports: { filed: 0, cases: 0, confirmed: 0 },
      wait: { all: NO_WAIT, flagged: NO_WAIT, patrol: NO_WAIT },
      decisions: { confirmed: total, overturned: 0 },
    }
  })
}
