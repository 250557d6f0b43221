import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countEntriesByOthers } from '@mimamori/storage/acts/act-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'

/** An act that has just been recorded. */
export type DoneAct = {
  readonly kind: ActKind
  /** the case as it was before */
  readonly before: StoredCase
  /** the note it wrote, or the reason it gave */
  readonly noteId?: string | undefined
  /** where it moved the case: of a case that is raised */
  readonly placing?: QueuePlacement
  /** to whom it was given, and until when it is kept for them */
  readonly assigned?: { readonly to: string; readonly until: string | null }
}

const placementOf = ({ rankLines: lines, ...storedCase }: StoredCase): QueuePlacement => {
  const { queue, category, severity, score, reporters, rank, dueAt, raisedAt, missedAt, format, warnings, rules } =
    storedCase
  const { jobCategory, language } = storedCase
  return {
    queue,
    category,
    severity,
    score,
    reporters,
    rank,
    lines,
    dueAt,
    raisedAt,
    missedAt,
    format: format as QueuePlacement['format'],
    warnings,
    rules,
    jobCategory,
    language,
  }
}

/** Keeps what a person has done to a case, so that Undo can take it back within the desk's window. Returns its id. */
export async function recordAct(
  tx: Tx,
  at: string,
  actor: Staff,
  { kind, before, noteId, placing, assigned }: DoneAct,
): Promise<string> {
  const { undoSeconds } = await measureSettings(tx.db)
  const id = newId(at)
  const keptBefore = before.lease?.kind === 'assigned' ? before.lease.holder : null
  await record(tx, at, actor.id, {
    type: 'act.done',
    ...(assigned && { assigned: { ...assigned, before: keptBefore } }),
    act: {
      id,
      staffId: actor.id,
      kind,
      caseId: before.id,
      doneAt: at,
      undoUntil: plusSeconds(at, undoSeconds),
      state: 'done',
      noteId: noteId ?? null,
      othersEntries: await countEntriesByOthers(tx.db, before.id, actor.id),
      escalatedBy: before.escalatedBy,
      placement: placing ? placementOf(before) : null,
      rankAfter: placing?.rank ?? null,
    },
  })
  return id
}
