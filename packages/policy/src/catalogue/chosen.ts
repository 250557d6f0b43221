import type { Choice } from '../decisions/choice.ts'
import { type Entry, SHIPPED } from './entries.ts'
import { inForce } from './in-force.ts'

export type ChosenRefusal = 'clause_not_in_force' | 'template_not_in_force'

/**
 * Does this choice name a clause that did not hold on every day the desk may judge by? Then the day the text was posted
 * has to be known.
 */
export function dependsOnDay(entries: readonly Entry[], choice: Choice): boolean {
  if (choice.kind !== 'measures' || choice.clause === null) return false
  const { clause } = choice
  return !entries.some(
    ({ kind, id, effectiveFrom }) => kind === 'clause' && id === clause && effectiveFrom <= SHIPPED.effectiveFrom,
  )
}

/**
 * Does what was chosen come from the catalogue? A clause must have been in force on the day that judges; a form must be
 * today's version of it, and offered.
 */
export function flawOfChosen(
  entries: readonly Entry[],
  choice: Choice,
  { judgedOn, today }: { readonly judgedOn: string; readonly today: string },
): ChosenRefusal | null {
  if (choice.kind === 'no_violation') return null
  const { template } = choice
  const clause = choice.kind === 'measures' ? choice.clause : null
  const of = (kind: Entry['kind'], id: string, day: string) =>
    inForce(
      entries.filter((each) => each.kind === kind && each.id === id),
      day,
    )[0]
  if (clause !== null && !of('clause', clause, judgedOn)) return 'clause_not_in_force'
  if (!template) return null
  const now = of('template', template.id, today)
  const offered = now?.kind === 'template' && now.data.active && now.version === template.version
  return offered ? null : 'template_not_in_force'
}
