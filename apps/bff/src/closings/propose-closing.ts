import { monthBounds } from '@mimamori/policy/closings/closing-model'
import { type MonthToClose, proposeClosing as rule } from '@mimamori/policy/closings/closing-proposal-rules'
import { type FrozenTable, sameFigures } from '@mimamori/policy/closings/closing-snapshot'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closingById, closingsOf, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { countUnfinished } from '@mimamori/storage/closings/unfinished-case-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import { countMonthFigures } from '../workflows/closing-figures.ts'

/**
 * The state of a month that the rule of proposals needs, its pending proposal and its newest revision. `all`: every
 * proposal of the month.
 */
export function monthToClose(
  month: string,
  now: string,
  all: readonly StoredClosing[],
  figures: readonly FrozenTable[],
): { situation: MonthToClose; pending: StoredClosing | null; latest: StoredClosing | null } {
  const pending = all.find(({ state }) => state === 'proposed') ?? null
  const [latest] = approvedRevisions(all)
  // frozen figures that were changed in the database are replaced by a revision, too
  const differs = latest && (!latest.intact || !sameFigures(latest.snapshot.tables, figures))
  const closed = latest && { revision: latest.revision, differs: differs === true }
  const situation: MonthToClose = { month, now, pending: pending !== null, latest: closed ?? null }
  return { situation, pending, latest: latest ?? null }
}

/** The approved closings, newest revision first. */
export const approvedRevisions = (all: readonly StoredClosing[]): StoredClosing[] =>
  all.filter(({ state }) => state === 'approved').sort((one, another) => another.revision - one.revision)

/** Freezes the figures of a month as they are now, for a second lead to approve. Throws the refusal of the rule. */
export async function proposeClosing(
  tx: Tx,
  at: string,
  actor: Staff,
  { month, reason }: { month: string; reason: string },
): Promise<{ closingId: string; revision: number; hash: string }> {
  tx.lock('month', month)
  const all = await closingsOf(tx.db, month)
  const tables = await countMonthFigures(tx.db, month)
  const event = requireAllowed(rule({ ...monthToClose(month, at, all, tables).situation, actor }, reason))
  const id = newId(at)
  const unfinished = await countUnfinished(tx.db, monthBounds(month))
  const snapshot = { month, revision: event.revision, tables, unfinished }
  await record(tx, at, actor.id, { ...event, id, snapshot, proposerId: actor.id })
  const { hash, revision } = (await closingById(tx.db, id)) ?? { hash: '', revision: 0 }
  return { closingId: id, revision, hash }
}
