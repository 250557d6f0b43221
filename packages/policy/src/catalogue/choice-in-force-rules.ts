import type { Choice } from '../decisions/decision-choice.ts'
import { type CatalogueEntry, SHIPPED_VERSION } from './catalogue-entry.ts'
import { entriesInForce } from './entries-in-force.ts'

export type ChoiceNotInForceRefusal = 'clause_not_in_force' | 'template_not_in_force'

/**
 * Does this choice name a clause that did not hold on every day the desk may judge by? Then the day the text was posted
 * has to be known.
 */
export function dependsOnGuidelineDate(entries: readonly CatalogueEntry[], choice: Choice): boolean {
  if (choice.kind !== 'measures' || choice.clause === null) return false
  const { clause } = choice
  return !entries.some(
    ({ kind, id, effectiveFrom }) =>
      kind === 'clause' && id === clause && effectiveFrom <= SHIPPED_VERSION.effectiveFrom,
  )
}

/**
 * Does what was chosen come from the catalogue? A clause must have been in force on the day that judges; a form must be
 * today's version of it, and offered.
 */
export function checkChoiceInForce(
  entries: readonly CatalogueEntry[],
  choice: Choice,
  { judgedOn, today }: { readonly judgedOn: string; readonly today: string },
): ChoiceNotInForceRefusal | null {
  if (choice.kind === 'no_violation') return null
  const { template } = choice
  const clause = choice.kind === 'measures' ? choice.clause : null
  const of = (kind: CatalogueEntry['kind'], id: string, day: string) =>
    entriesInForce(
      entries.filter((each) => each.kind === kind && each.id === id),
      day,
    )[0]
  if (clause !== null && !of('clause', clause, judgedOn)) return 'clause_not_in_force'
  if (!template) return null
  const now = of('template', template.id, today)
  const offered = now?.kind === 'template' && now.data.active && now.version === template.version
  return offered ? null : 'template_not_in_force'
}
