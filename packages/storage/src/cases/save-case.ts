import { sourceOf } from '@mimamori/policy/breakdown/case-source-rules'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { type CaseKind, type Lease, waitingState } from '@mimamori/policy/cases/case-model'
import { type CaseTarget, isReviewed } from '@mimamori/policy/intake/intake-arrivals'
import type { QueuePlacement } from '@mimamori/policy/intake/queue-placement-rules'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { addFigures } from '../breakdown/save-breakdown-counts.ts'
import type { Tx } from '../engine/engine.ts'
import { updateQueueCounts } from '../queue/save-queue-counts.ts'
import { claimCase, releaseCase, renewLease } from './case-lease-statements.ts'
import type { StoredCase } from './case-reads.ts'
import { insertCase, markJoinedWhileHeld, placementColumns, updatePlacement } from './case-statements.ts'
import { type AssignmentChange, saveAssignment, shortenAssignment } from './save-assignment.ts'
import { type SetAsideChange, saveSetAside } from './save-set-aside.ts'

export type CaseChange =
  | {
      type: 'case.opened'
      id: string
      /** left out: a text or member is reviewed */
      kind?: CaseKind
      target: CaseTarget
      authorId: string
      openedAt: string
      contentVersion: number
      placing: QueuePlacement
      previousCaseId: string | null
    }
  /** something new arrived for its target; `wakes`: a snoozed case is open again */
  | { type: 'case.joined'; case: StoredCase; contentVersion: number; placing: QueuePlacement; wakes: boolean }
  /** its rank is recomputed without an arrival, as reports were invalidated or restored */
  | { type: 'case.placed_anew'; case: StoredCase; placing: QueuePlacement }
  /** something arrived while the decision is held: noted, and the case stays as it was decided on */
  | { type: 'case.joined_held'; case: StoredCase; contentVersion: number }
  | { type: 'case.claimed'; case: StoredCase; fence: number; lease: Lease }
  | { type: 'case.renewed'; case: StoredCase; lease: Lease }
  | { type: 'case.released'; case: StoredCase; why: 'released' | 'lease_ended' | 'signed_out' }
  | AssignmentChange
  | SetAsideChange

/** Everything that happens to a case but decisions. */
async function saveCase(tx: Tx, at: string, change: CaseChange): Promise<AuditEvent> {
  switch (change.type) {
    case 'case.opened':
      return await openCase(tx, change)
    case 'case.joined':
      return await joinCase(tx, at, change)
    case 'case.placed_anew': {
      const { case: storedCase, placing } = change
      const auditEvent = await joinCase(tx, at, {
        ...change,
        type: 'case.joined',
        contentVersion: storedCase.contentVersion,
        wakes: false,
      })
      const { queue, reporters } = placing
      return auditEvent && { ...auditEvent, action: 'case.placed_anew', detail: { queue, reporters } }
    }
    case 'case.joined_held': {
      const { id } = change.case
      await markJoinedWhileHeld(tx, { id })
      const detail = { version: change.contentVersion, whileHeld: true }
      return { action: 'case.joined', subject: { type: 'case', id }, detail }
    }
    case 'case.claimed': {
      const { case: storedCase, fence } = change
      const { holder, kind, endsAt } = change.lease
      await claimCase(tx, { id: storedCase.id, seen: storedCase.fence, fence, holder, kind, endsAt })
      await updateQueueCounts(tx, storedCase, { ...storedCase, state: 'claimed' })
      return {
        action: `case.${kind === 'claim' ? 'claimed' : 'reserved'}`,
        subject: { type: 'case', id: storedCase.id },
        detail: { fence },
      }
    }
    case 'case.renewed': {
      const { holder, kind, endsAt } = change.lease
      const { id, fence, lease: before } = change.case
      await renewLease(tx, { id, fence, holder, kind, endsAt, now: at })
      // a heartbeat has no audit entry; a reservation that becomes a claim has one
      if (before?.kind === kind) return null
      return { action: 'case.claimed', subject: { type: 'case', id }, detail: { fence } }
    }
    case 'case.released': {
      const { case: storedCase, why } = change
      const { id, fence, escalatedBy } = storedCase
      const state = waitingState(storedCase)
      await releaseCase(tx, { id, fence, state, until: null, escalatedBy })
      await updateQueueCounts(tx, storedCase, { ...storedCase, state })
      return { action: `case.${why}`, subject: { type: 'case', id }, detail: { fence } }
    }
    case 'case.assigned':
      return await saveAssignment(tx, at, change)
    default:
      return await saveSetAside(tx, at, change)
  }
}

async function openCase(tx: Tx, change: Extract<CaseChange, { type: 'case.opened' }>): Promise<AuditEvent> {
  const { id, kind = 'review', target, authorId, openedAt, placing, previousCaseId, contentVersion } = change
  const number = await tx.nextCaseNumber()
  const about = { targetType: target.type, targetId: target.id, authorId, openedAt, previousCaseId }
  const openedBy = sourceOf(placing)
  await insertCase(tx.db).execute({
    ...placementColumns(placing),
    contentVersion,
    ...about,
    id,
    kind,
    number,
    openedBy,
  })
  await updateQueueCounts(tx, null, { ...placing, state: 'open' })
  if (isReviewed(target)) {
    const about = { month: monthOf(openedAt), targetType: target.type }
    await addFigures(tx, about, [{ dimension: 'opened', key: openedBy }], 1)
  }
  const { queue, category } = placing
  const named = `${target.type}/${target.id}`
  const detail = { number, queue, category, score: placing.score, target: named, version: contentVersion }
  return { action: 'case.opened', subject: { type: 'case', id }, detail }
}

async function joinCase(tx: Tx, at: string, change: Extract<CaseChange, { type: 'case.joined' }>): Promise<AuditEvent> {
  const { case: storedCase, placing, contentVersion } = change
  const { id, state: was } = storedCase
  const wakes = change.wakes && was === 'snoozed'
  const state = wakes ? waitingState(storedCase) : was
  const until = wakes ? null : storedCase.snoozedUntil
  const columns = { ...placementColumns(placing), contentVersion }
  await updatePlacement(tx, { ...columns, id, was, state, until })
  await shortenAssignment(tx, at, storedCase, placing.dueAt)
  await updateQueueCounts(tx, storedCase, { ...placing, state })
  const detail = { version: contentVersion, category: placing.category, score: placing.score }
  return { action: 'case.joined', subject: { type: 'case', id }, detail: wakes ? { ...detail, wakes } : detail }
}

/** The saver of everything that happens to a case but decisions. */
export const CASE_SAVERS: Readonly<Record<CaseChange['type'], ChangeSaver>> = {
  'case.opened': saveCase,
  'case.joined': saveCase,
  'case.joined_held': saveCase,
  'case.placed_anew': saveCase,
  'case.claimed': saveCase,
  'case.renewed': saveCase,
  'case.released': saveCase,
  'case.snoozed': saveCase,
  'case.woken': saveCase,
  'case.escalated': saveCase,
  'case.sent_back': saveCase,
  'case.raised': saveCase,
  'case.assigned': saveCase,
  'case.pinned': saveCase,
  'case.unpinned': saveCase,
}
