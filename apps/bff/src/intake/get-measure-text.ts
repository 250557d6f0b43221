import { measureById } from '@mimamori/storage/decisions/decision-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import type { Storage } from '@mimamori/storage/storage'

/** The exact text of a measure, for the marketplace to show. Nothing of staff, reporters or notes is in it. */
export async function getMeasureText(db: Storage['db'], id: string) {
  const found = await measureById(db, id)
  // what is held can still be undone and has no effect yet; what was undone never had one
  if (found?.decision.state !== 'standing') return null
  const { decision, measure, memberId } = found
  const version = await versionOf(db, decision.target, decision.contentVersion)
  return {
    id,
    measure,
    target: { ...decision.target },
    memberId,
    decidedAt: decision.decidedAt,
    categories: [...decision.categories],
    clause: decision.clause,
    text: decision.text,
    passages: decision.passages.map((passage) => ({
      ...passage,
      text: version ? version[passage.field].slice(passage.start, passage.end) : '',
    })),
  }
}
