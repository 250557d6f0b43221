import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import {
  type ChoiceNotInForceRefusal,
  checkChoiceInForce,
  dependsOnGuidelineDate,
} from '@mimamori/policy/catalogue/choice-in-force-rules'
import { guidelineDateOf } from '@mimamori/policy/catalogue/entries-in-force'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import type { Storage } from '@mimamori/storage/storage'

/** The day (Japan time, `YYYY-MM-DD`) whose guideline applies to this target; `null`: the desk does not know the target. */
export async function guidelineDate(db: Storage['db'], target: Target): Promise<string | null> {
  const content = await contentOf(db, target)
  const first = content && (await versionOf(db, target, 1))
  return first ? guidelineDateOf(content.facts, first.receivedAt) : null
}

/**
 * Checks that the clause and template of a choice are in force for this target. Returns the refusal; `null`: they are. The
 * target's day is read only where it matters, as most clauses were always in force.
 */
export async function validateAgainstGuideline(
  db: Storage['db'],
  at: string,
  target: Target,
  { entries, choice }: { readonly entries: readonly CatalogueEntry[]; readonly choice: Choice },
): Promise<ChoiceNotInForceRefusal | null> {
  const today = dayOf(at)
  const day = dependsOnGuidelineDate(entries, choice) ? await guidelineDate(db, target) : today
  return checkChoiceInForce(entries, choice, { judgedOn: day ?? today, today })
}
