import type { Standing } from '../members/standing.ts'
import type { Category } from './categories.ts'
import type { EntryOf } from './entries.ts'
import { formsFor } from './forms.ts'

/** Which measure comes next for somebody with so many behind them: advice first, then warnings, each counted. */
export const LADDER = [
  { measure: 'advice', before: 0 },
  { measure: 'warn', before: Number.POSITIVE_INFINITY },
] as const

export type Rung = { readonly measure: (typeof LADDER)[number]['measure']; readonly nth: number }

/** The rung of the ladder a member has come to. `null`: the desk does not know the member, who has no measure yet. */
export function rungOf(standing: Pick<Standing, 'advice' | 'warnings'> | null): Rung {
  const { advice, warnings } = standing ?? { advice: 0, warnings: 0 }
  const rung = LADDER.find(({ before }) => advice + warnings <= before) ?? LADDER[1]
  return { measure: rung.measure, nth: (rung.measure === 'warn' ? warnings : advice) + 1 }
}

export type Suggested = Rung & { readonly template: EntryOf<'template'> }

/** The form of words that follows from what the member already has and what is suspected now; `null`: there is none. */
export function suggestedForm(
  templates: readonly EntryOf<'template'>[],
  standing: Pick<Standing, 'advice' | 'warnings'> | null,
  category: Category,
): Suggested | null {
  const rung = rungOf(standing)
  const forms = formsFor(templates, rung.measure)
  const template =
    forms.find(({ data }) => data.category === category) ?? forms.find(({ data }) => data.category === null)
  return template ? { ...rung, template } : null
}
