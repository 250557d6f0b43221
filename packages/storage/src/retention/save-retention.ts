import type { RetentionClass, RetentionDays } from '@mimamori/policy/retention/retention-class-rules'
import { and, eq, inArray, or } from 'drizzle-orm'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { emptyEnquiries } from '../erasure/empty-enquiries.ts'
import { emptyReminders } from '../erasure/empty-reminders.ts'
import { emptyStandards } from '../erasure/empty-standards.ts'
import { emptyVersions, removeFromIndex, removeReportsFromIndex } from '../erasure/empty-texts.ts'
import { ERASED_MEMBER_COLUMNS } from '../erasure/save-erasure.ts'
import {
  answers,
  appeals,
  caseNotes,
  contentVersions,
  decisions,
  disclosures,
  memberMetrics,
  memberNotes,
  members,
  outbox,
  reports,
  savedSteps,
  savedViews,
  snippets,
  standardChanges,
  standardForecasts,
  withdrawalEvidence,
  withdrawals,
} from '../schema/sqlite.ts'
import { saveDeskSetting, saveMark } from '../settings/setting-writes.ts'
import { RETENTION_RUN, RETENTION_SETTING, type RetentionRun, type RowKey } from './retention-reads.ts'

export type RetentionChange =
  | { type: 'retention.set'; days: RetentionDays; changedBy: string }
  /** one page of a class: these rows are emptied or deleted; `run`: its new state; `ownerIds`: whose they are, of what people keep for themselves */
  | {
      type: 'retention.stepped'
      class: RetentionClass
      keys: readonly RowKey[]
      run: RetentionRun
      ownerIds: readonly string[]
    }
  | { type: 'retention.ran'; run: RetentionRun }

/** Stores retention settings, and empties or deletes expired rows. Each run has one audit entry, with its counts. */
async function saveRetention(tx: Tx, at: string, change: RetentionChange): Promise<AuditEvent> {
  if (change.type === 'retention.set') {
    await saveDeskSetting(tx, at, { name: RETENTION_SETTING, value: change.days, changedBy: change.changedBy })
    return { action: 'retention.set', subject: { type: 'desk', id: RETENTION_SETTING }, detail: { ...change.days } }
  }
  if (change.type === 'retention.stepped' && change.keys.length > 0) {
    for (const each of toBatches(change.keys)) await EMPTIES[change.class](tx, at, each)
  }
  await saveMark(tx, RETENTION_RUN, JSON.stringify(change.run))
  if (change.type === 'retention.stepped') return null
  return { action: 'retention.ran', subject: { type: 'desk', id: RETENTION_SETTING }, detail: { ...change.run.counts } }
}

/** The saver of each change of retention. */
export const RETENTION_SAVERS = {
  'retention.set': saveRetention,
  'retention.stepped': saveRetention,
  'retention.ran': saveRetention,
}

const BATCH_SIZE = 100
function toBatches(keys: readonly RowKey[]): RowKey[][] {
  const slices: RowKey[][] = []
  for (let at = 0; at < keys.length; at += BATCH_SIZE) slices.push(keys.slice(at, at + BATCH_SIZE))
  return slices
}

const idsOf = (keys: readonly RowKey[]): string[] => keys.map(([id]) => String(id))

async function emptyTexts(tx: Tx, at: string, keys: readonly RowKey[]) {
  const { type, id, version, title, body } = contentVersions
  const these = keys.map(([t, i, v]) => and(eq(type, String(t)), eq(id, String(i)), eq(version, Number(v))))
  const rows = await tx.db
    .select({ type, id, version, title, body })
    .from(contentVersions)
    .where(or(...these))
  await emptyVersions(tx, at, rows)
  return rows
}

/** Empties the texts of decisions, with the evidence of their withdrawals and the texts of appeals against them. */
async function emptyDecisionTexts(tx: Tx, _at: string, keys: readonly RowKey[]): Promise<void> {
  const ids = idsOf(keys)
  await tx.db.update(decisions).set({ text: '', passages: '[]', note: '' }).where(inArray(decisions.id, ids))
  const about = tx.db.select({ id: withdrawals.id }).from(withdrawals).where(inArray(withdrawals.decisionId, ids))
  const pinned = inArray(withdrawalEvidence.withdrawalId, about)
  await tx.db.update(withdrawalEvidence).set({ title: '', text: '' }).where(pinned)
  await tx.db.update(withdrawals).set({ reason: '' }).where(inArray(withdrawals.decisionId, ids))
  await tx.db.update(appeals).set({ text: '', reason: '', letter: '' }).where(inArray(appeals.decisionId, ids))
}

async function deleteForecasts(tx: Tx, _at: string, keys: readonly RowKey[]): Promise<void> {
  const { runId, standard, memberId } = standardForecasts
  const these = keys.map(([run, of, member]) =>
    and(eq(runId, String(run)), eq(standard, String(of)), eq(memberId, String(member))),
  )
  await tx.db.delete(standardForecasts).where(or(...these))
}

/** The treatment of expired rows of each class: emptied where other rows refer to them, deleted elsewhere. */
const EMPTIES: Readonly<Record<RetentionClass, (tx: Tx, at: string, keys: readonly RowKey[]) => Promise<unknown>>> = {
  old_versions: emptyTexts,
  correspondence: async (tx, at, keys) => removeFromIndex(tx, await emptyTexts(tx, at, keys)),
  report_words: async (tx, _at, keys) => {
    const ids = idsOf(keys)
    await tx.db.update(reports).set({ text: '' }).where(inArray(reports.id, ids))
    removeReportsFromIndex(tx, ids)
  },
  contact_reminders: (tx, at, keys) => emptyReminders(tx, at, idsOf(keys)),
  enquiries: (tx, at, keys) => emptyEnquiries(tx, at, idsOf(keys)),
  case_notes: (tx, _at, keys) =>
    tx.db
      .update(caseNotes)
      .set({ text: '' })
      .where(inArray(caseNotes.id, idsOf(keys))),
  answers: (tx, _at, keys) => tx.db.delete(answers).where(inArray(answers.id, idsOf(keys))),
  member_notes: (tx, _at, keys) =>
    tx.db
      .update(memberNotes)
      .set({ text: '' })
      .where(inArray(memberNotes.id, idsOf(keys))),
  decision_texts: emptyDecisionTexts,
  delivered_events: (tx, _at, keys) => tx.db.delete(outbox).where(inArray(outbox.id, idsOf(keys))),
  disclosures: (tx, _at, keys) => tx.db.delete(disclosures).where(inArray(disclosures.id, idsOf(keys))),
  standard_changes: (tx, _at, keys) => tx.db.delete(standardChanges).where(inArray(standardChanges.id, idsOf(keys))),
  standard_forecasts: deleteForecasts,
  unknown_metrics: (tx, _at, keys) => tx.db.delete(memberMetrics).where(inArray(memberMetrics.memberId, idsOf(keys))),
  silent_members: async (tx, at, keys) => {
    const ids = idsOf(keys)
    await emptyStandards(tx, ids)
    await tx.db
      .update(members)
      .set({ ...ERASED_MEMBER_COLUMNS, erasedAt: at })
      .where(inArray(members.id, ids))
  },
  unused_snippets: (tx, _at, keys) => tx.db.delete(snippets).where(inArray(snippets.id, idsOf(keys))),
  unused_steps: (tx, _at, keys) => tx.db.delete(savedSteps).where(inArray(savedSteps.id, idsOf(keys))),
  unused_views: (tx, _at, keys) => tx.db.delete(savedViews).where(inArray(savedViews.id, idsOf(keys))),
}
