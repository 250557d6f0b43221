import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import { eq } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { cases } from '../schema/sqlite.ts'
import { saveMark } from '../settings/setting-writes.ts'
import { RANK_RULE_MARK, type RerankState } from './rerank-reads.ts'

export type RerankChange = {
  readonly type: 'cases.reranked'
  readonly places: readonly { readonly id: string; readonly rank: number; readonly lines: readonly RankLine[] }[]
  readonly state: RerankState
}

/** Stores ranks that were computed anew, and how far that is; there is no audit entry, as nothing was decided. */
async function saveRerank(tx: Tx, _at: string, { places, state }: RerankChange): Promise<AuditEvent> {
  for (const { id, rank, lines } of places) {
    await tx.db
      .update(cases)
      .set({ rank, rankLines: JSON.stringify(lines) })
      .where(eq(cases.id, id))
  }
  await saveMark(tx, RANK_RULE_MARK, JSON.stringify(state))
  return null
}

/** The saver of ranks that are computed anew. */
export const RERANK_SAVERS = {
  'cases.reranked': saveRerank,
} as const satisfies Readonly<Record<RerankChange['type'], ChangeSaver>>
