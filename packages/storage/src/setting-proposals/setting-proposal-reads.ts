import type { Loosening, SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import { sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { settingProposals } from '../schema/sqlite.ts'

const pendingProposal = prepared((db) =>
  db.select().from(settingProposals).where(sql`${settingProposals.state} = 'proposed'`),
)

/** The proposed setting that waits for a lead; `null`: there is none. */
export async function pendingSettingProposal(db: Db): Promise<SettingProposal | null> {
  const [row] = await pendingProposal(db).execute()
  if (!row) return null
  const { id, proposerId, proposedAt } = row
  return { id, proposerId, proposedAt, loosening: JSON.parse(row.loosening) as Loosening }
}
