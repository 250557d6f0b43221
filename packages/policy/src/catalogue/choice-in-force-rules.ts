import type { Choice } from '../decisions/decision-choice.ts'
import { type CatalogueEntry, isDecisionTemplate, SHIPPED_VERSION } from './catalogue-entry.ts'
import { entriesInForce } from './entries-in-force.ts'

export type ChoiceNotInForceRefusal = 'clause_not_in_force' | 'template_not_in_force'

/** Does the choice name a clause that was not always in force? Then the day on which the text was posted matters. */
export function dependsOnGuidelineDate(entries: readonly CatalogueEntry[], choice: Choice): boolean {
  if (choice.kind !== 'measures' || choice.clause === null) return false
  const { clause } = choice
  return !entries.some(
    ({ kind, id, effectiveFrom }) =>
      kind === 'clause' && id === clause && effectiveFrom <= SHIPPED_VERSION.effectiveFrom,
  )
}

/**
 * Why the clause or template of a choice cannot be used; `null`: it can. The clause must have been in force on `judgedOn`, the template
 * must be one of decisions, active and in today's version.
 */
export function checkChoiceInForce(
  entries: readonly CatalogueEntry[],
  choice: Choice,
  { judgedOn, today }: { readonly judgedOn: string; readonly today: string },
): ChoiceNotInForceRefusal | null {
  if (choice.kind === 'no_violation') return null
  const { template } = choice
  const clause = choice.kind === 'measures' ? choice.clause : null
  const findInForce = (kind: CatalogueEntry['kind'], id: string, day: string) =>
    entriesInForce(
      entries.filter((each) => each.kind === kind && each.id === id),
      day,
    )[0]
  if (clause !== null && !findInForce('clause', clause, judgedOn)) return 'clause_not_in_force'
  if (!template) return null
  const now = findInForce('template', template.id, today)
  const offered = now && isDecisionTemplate(now) && now.data.active && now.version === template.version
  return offered ? null : 'template_not_in_force'
}
