import { CATEGORIES } from '../catalogue/violation-categories.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import { type LevelSettings, levelOf } from './detection-levels.ts'
import type { ShadowMeasure } from './model-figures.ts'
import { rightToFlag } from './right-to-flag.ts'

/** longest reason of a change of levels, in characters */
export const MAX_LEVEL_REASON_LENGTH = 500

export type SetLevelsRefusal = 'not_permitted' | 'levels_unchanged' | 'level_not_earned' | 'reason_required'

export type LevelsSet = { readonly type: 'levels.set'; readonly levels: LevelSettings; readonly reason: string }

/** A category set to the desk's own level follows the desk. */
function withoutRepeats({ desk, categories }: LevelSettings): LevelSettings {
  const own = Object.entries(categories).filter(([, level]) => level !== undefined && level !== desk)
  return { desk, categories: Object.fromEntries(own) }
}

/** Do two settings flag every category at the same level, now and when the desk's level changes? */
const isSame = (one: LevelSettings, other: LevelSettings) =>
  one.desk === other.desk && CATEGORIES.every((category) => levelOf(one, category) === levelOf(other, category))

/** What stands before a change of levels. `measure`: by which the model in use earned to flag; `null`: it was not measured */
export type LevelsBefore = { readonly levels: LevelSettings; readonly measure: ShadowMeasure | null }

/** Sets how readily the model flags what arrives from now on, with a reason; no wider than it has earned. */
export function setDetectionLevels(
  before: LevelsBefore,
  { levels, reason }: { readonly levels: LevelSettings; readonly reason: string },
  actor: Staff,
): Verdict<LevelsSet, SetLevelsRefusal> {
  if (!may(actor.role, 'models.decide')) return refuse('not_permitted')
  const wanted = withoutRepeats(levels)
  if (isSame(before.levels, wanted)) return refuse('levels_unchanged')
  if (before.measure && rightToFlag(before.measure, wanted) !== 'earned') return refuse('level_not_earned')
  if (reason.trim() === '') return refuse('reason_required')
  return allow({ type: 'levels.set', levels: wanted, reason: reason.trim() })
}
