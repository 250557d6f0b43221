import type { MeasureText } from '@mimamori/contract/intake/intake-effect-contract'
import { measureById } from '@mimamori/storage/decisions/decision-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { z } from 'zod'

/**
 * The text of a measure for the marketplace, without staff, reporters or notes; `null`: the desk has no such measure,
 * or it is not final.
 */
export async function getMeasureText(db: Storage['db'], id: string): Promise<z.input<typeof MeasureText> | null> {
  const stored = await measureById(db, id)
  // a held decision can still be undone, and one that was undone never had an effect
  if (stored?.decision.state !== 'standing') return null
  const { decision, measure, memberId } = stored
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
