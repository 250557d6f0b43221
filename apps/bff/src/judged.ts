import { dayOf } from '@mimamori/policy/breakdown/month'
import { type ChosenRefusal, dependsOnDay, flawOfChosen } from '@mimamori/policy/catalogue/chosen'
import type { Entry } from '@mimamori/policy/catalogue/entries'
import { judgedOn } from '@mimamori/policy/catalogue/in-force'
import type { Choice } from '@mimamori/policy/decisions/choice'
import type { Target } from '@mimamori/policy/intake/arrivals'
import type { Storage } from '@mimamori/storage/desk'
import { contentOf, versionOf } from '@mimamori/storage/intake/reads'

/** The day, Japan time, whose guideline judges this target; `null`: the desk has never heard of it. */
export async function dayThatJudges(db: Storage['db'], target: Target): Promise<string | null> {
  const content = await contentOf(db, target)
  const first = content && (await versionOf(db, target, 1))
  return first ? judgedOn(content.facts, first.receivedAt) : null
}

/** Does what was chosen come from the catalogue as it judges this target? Asked only where it matters: most clauses have always been in force. */
export async function catalogueFlaw(
  db: Storage['db'],
  at: string,
  target: Target,
  { entries, choice }: { readonly entries: readonly Entry[]; readonly choice: Choice },
): Promise<ChosenRefusal | null> {
  const today = dayOf(at)
  const judges = dependsOnDay(entries, choice) ? await dayThatJudges(db, target) : today
  return flawOfChosen(entries, choice, { judgedOn: judges ?? today, today })
}
