import type { DueTimesSet } from '@mimamori/policy/cases/due-time-rules'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import type { Tx } from '../engine/engine.ts'
import { saveDeskSetting } from '../settings/setting-writes.ts'
import { DUE_TIMES_SETTING, dueTimeVersions, type StoredDueTimes } from './due-time-reads.ts'

export type DueTimesChange = DueTimesSet & { readonly changedBy: string }

/** Adds due times to those that were set, in the place of others from the same instant. */
async function saveDueTimes(
  tx: Tx,
  at: string,
  { from, times, reason, changedBy }: DueTimesChange,
): Promise<AuditEvent> {
  const others = (await dueTimeVersions(tx.db)).filter((version) => version.from !== from)
  const set: StoredDueTimes = { from, times, reason, setAt: at, setBy: changedBy }
  const value = [...others, set].sort((one, other) => (one.from < other.from ? -1 : 1))
  await saveDeskSetting(tx, at, { name: DUE_TIMES_SETTING, value, changedBy })
  return { action: 'due_times.set', subject: { type: 'desk', id: DUE_TIMES_SETTING }, detail: { effectiveFrom: from } }
}

/** The saver of due times. */
export const DUE_TIMES_SAVERS = {
  'due_times.set': saveDueTimes,
} as const satisfies Readonly<Record<DueTimesChange['type'], ChangeSaver>>
