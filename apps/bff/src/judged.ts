import { judgedOn } from '@mimamori/policy/catalogue/in-force'
import type { Target } from '@mimamori/policy/intake/arrivals'
import type { Desk } from '@mimamori/storage/desk'
import { contentOf, versionOf } from '@mimamori/storage/intake/reads'

/** The day, Japan time, whose guideline judges this target; `null`: the desk has never heard of it. */
export async function dayThatJudges(db: Desk['db'], target: Target): Promise<string | null> {
  const content = await contentOf(db, target)
  const first = content && (await versionOf(db, target, 1))
  return first ? judgedOn(content.facts, first.receivedAt) : null
}
