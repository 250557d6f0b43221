import type { Loosening, SettingArea, SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import { asc, sql } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { settingProposals } from '../schema/sqlite.ts'

const pendingProposal = prepared((db) =>
  db
    .select()
    .from(settingProposals)
    .where(sql`${settingProposals.state} = 'proposed'`)
    .orderBy(asc(settingProposals.id)),
)

/** The proposed settings that wait for a lead, at most one of each area. */
export async function pendingSettingProposals(db: Db): Promise<SettingProposal[]> {
  const rows = await pendingProposal(db).execute()
  return rows.map(({ id, about, proposerId, proposedAt, loosening }) => ({
    ...{ id, proposerId, proposedAt },
    about: about as SettingArea,
    loosening: JSON.parse(loosening) as Loosening,
  }))
}

/** The proposed setting of an area that waits for a lead; `null`: there is none. */
export const pendingSettingProposal = async (db: Db, about: SettingArea): Promise<SettingProposal | null> =>
  (await pendingSettingProposals(db)).find((each) => each.about === about) ?? null
