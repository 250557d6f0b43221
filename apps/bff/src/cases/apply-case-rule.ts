import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Verdict } from '@mimamori/policy/verdict'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { type Change, record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { presentCase, refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { type DoneAct, recordAct } from '../workflows/record-act.ts'
import { requireCase } from '../workflows/require-case.ts'

export type CaseRefusal = Parameters<typeof refusalError>[0]

/** Makes the change to record out of the event of a rule. */
export type ChangeFromEvent<Event> = (
  event: Event,
  applied: { readonly tx: Tx; readonly at: string; readonly storedCase: StoredCase },
) => Change | Promise<Change>

/**
 * Asks a rule about a case and records the change that follows from its event. Throws NotFound, and the refusal of the
 * rule with the case as it is now.
 */
export async function applyCaseRule<Event>(
  app: AppContext,
  actor: Staff,
  caseId: string,
  rule: (storedCase: StoredCase, at: string) => Verdict<Event, CaseRefusal>,
  changeFrom: ChangeFromEvent<Event>,
): Promise<{ at: string }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    await applyIn(tx, at, actor, await requireCase(tx.db, caseId), rule, changeFrom)
    return { at }
  })
}

/** The same for an act that its person can undo. Returns the id of the act. */
export async function applyAct<Event>(
  app: AppContext,
  actor: Staff,
  { kind, caseId }: { readonly kind: ActKind; readonly caseId: string },
  rule: (storedCase: StoredCase, at: string) => Verdict<Event, CaseRefusal>,
  changeFrom: ChangeFromEvent<Event>,
): Promise<{ actId: string }> {
  return await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const before = await requireCase(tx.db, caseId)
    const change = await applyIn(tx, at, actor, before, rule, changeFrom)
    const noteId = 'reason' in change && typeof change.reason === 'object' ? change.reason?.noteId : undefined
    return { actId: await recordAct(tx, at, actor, { kind, before, noteId, ...movedBy(change) }) }
  })
}

/** Where the change moved the case, or whom it was given to. */
function movedBy(change: Change): Pick<DoneAct, 'placing' | 'assigned'> {
  if (change.type === 'case.raised') return { placing: change.placing }
  return change.type === 'case.assigned' ? { assigned: { to: change.to, until: change.until } } : {}
}

async function applyIn<Event>(
  tx: Tx,
  at: string,
  actor: Staff,
  storedCase: StoredCase,
  rule: (storedCase: StoredCase, at: string) => Verdict<Event, CaseRefusal>,
  changeFrom: ChangeFromEvent<Event>,
): Promise<Change> {
  const verdict = rule(storedCase, at)
  if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, storedCase))
  const change = await changeFrom(verdict.event, { tx, at, storedCase })
  await record(tx, at, actor.id, change)
  return change
}
