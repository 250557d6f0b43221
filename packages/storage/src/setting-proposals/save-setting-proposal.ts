import type { Loosening, SettingArea, SettingEnd, SettingProposal } from '@mimamori/policy/ledger/loosening-rules'
import { and, eq } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { stateEquals } from '../engine/state-equals.ts'
import { REMINDER_SETTINGS } from '../reminders/reminder-settings-reads.ts'
import { settingProposals } from '../schema/sqlite.ts'

export type SettingProposalChange =
  | { type: 'setting.proposed'; id: string; about: SettingArea; loosening: Loosening; proposerId: string }
  /** `by`: staff id of who ended it; `null`: it took effect by itself */
  | { type: 'setting.ended'; proposal: SettingProposal; how: SettingEnd; by: string | null }

const SUBJECT = {
  measures: { type: 'desk', id: 'measures' },
  money: { type: 'desk', id: REMINDER_SETTINGS },
} as const satisfies Readonly<Record<SettingArea, NonNullable<AuditEvent>['subject']>>

/**
 * A setting that loosens the protection of members or money is proposed, agreed to or ended. The setting itself is stored by another
 * change.
 */
export async function saveSettingProposal(tx: Tx, at: string, change: SettingProposalChange): Promise<AuditEvent> {
  if (change.type === 'setting.proposed') {
    const { id, about, loosening, proposerId } = change
    const row = { id, about, loosening: JSON.stringify(loosening), proposerId, proposedAt: at, state: 'proposed' }
    await tx.db.insert(settingProposals).values(row)
    return { action: 'setting.proposed', subject: SUBJECT[about], detail: { ...loosening } }
  }
  const { proposal, how, by } = change
  assertRowUpdated(
    await tx.db
      .update(settingProposals)
      .set({ state: how, endedBy: by, endedAt: at })
      .where(and(eq(settingProposals.id, proposal.id), stateEquals(settingProposals.state, 'proposed')))
      .returning({ id: settingProposals.id }),
    'a proposed setting',
  )
  return { action: `setting.${how}`, subject: SUBJECT[proposal.about], detail: { ...proposal.loosening } }
}
