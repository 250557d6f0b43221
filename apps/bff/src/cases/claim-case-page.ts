import type { ClaimedPage, PageRow, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { endLease, extendLease } from '@mimamori/policy/cases/lease-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { notFoundError, presentCase, refusalError, refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { validReports } from '../workflows/case-priority.ts'
import type { HeldCase } from './case-leases.ts'
import { type ClaimSource, findClaimable, leaseCase } from './claim-case.ts'

/** A page of a list, or certain cases. */
export type ClaimPageQuery = (ClaimSource & { readonly count: number }) | { readonly ids: readonly string[] }

/** Do something with each of several cases, one after another; those it is refused for are told apart. */
async function runEach<Of, Done>(
  of: readonly Of[],
  idOf: (one: Of) => string,
  work: (one: Of) => Promise<Done>,
): Promise<{ done: Done[]; refused: RefusedCase[] }> {
  const done: Done[] = []
  const refusedCases: RefusedCase[] = []
  for (const one of of) {
    try {
      done.push(await work(one))
    } catch (fault) {
      const refusal = refusalOf(fault)
      if (!refusal) throw fault
      refusedCases.push({ caseId: idOf(one), ...refusal })
    }
  }
  return { done, refused: refusedCases }
}

async function loadCase(tx: Tx, id: string): Promise<StoredCase> {
  const it = await caseById(tx.db, id)
  if (!it) throw notFoundError()
  return it
}

/** Claim a page: the first of a list, or these. Every case gets a fence of its own, and comes with what it takes to judge it. */
export async function claimPage(app: AppContext, actor: Staff, order: ClaimPageQuery): Promise<ClaimedPage> {
  const { done, refused: no } = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    // in one order, so that two who ask for the same cases never wait for each other
    const ids = 'ids' in order ? [...new Set(order.ids)].sort() : null
    if (ids) {
      return await runEach(
        ids,
        (id) => id,
        async (id) => (await leaseCase(tx, at, actor, await loadCase(tx, id), 'claim')).id,
      )
    }
    const source = order as ClaimSource & { readonly count: number }
    const first = await findClaimable(tx, at, actor, source, source.count)
    const taken: string[] = []
    for (const it of first) taken.push((await leaseCase(tx, at, actor, it, 'claim')).id)
    return { done: taken, refused: [] }
  })
  const wanted = 'ids' in order ? order.ids : done
  const inOrder = [...new Set(wanted)].filter((id) => done.includes(id))
  const rows = await Promise.all(inOrder.map((id) => loadPageRow(app.storage, id, app.clock.now())))
  return { claimed: rows.filter((row) => row !== null), refused: no }
}

async function loadPageRow(storage: Storage, id: string, now: string): Promise<PageRow | null> {
  const it = await caseById(storage.db, id)
  if (!it) return null
  const [content, version, reports, standing] = await Promise.all([
    contentOf(storage.db, it.target),
    versionOf(storage.db, it.target, it.contentVersion),
    reportsOfCase(storage.db, it.id),
    standingOf(storage.db, it.authorId, now),
  ])
  if (!content || !version) return null
  const {
    score: _score,
    rank: _rank,
    rankLines: _lines,
    joinedWhileHeld: _late,
    previousCaseId: _previous,
    ...shown
  } = it
  return {
    ...shown,
    endsAt: it.lease?.endsAt ?? '',
    title: version.title,
    body: version.body,
    receivedAt: version.receivedAt,
    visible: content.visible,
    facts: content.facts,
    flags: [...version.flags],
    reports: validReports(reports).length,
    standing,
  }
}

/** Keep a page of claims alive. */
export async function renewLeases(
  app: AppContext,
  actor: Staff,
  cases: readonly HeldCase[],
): Promise<{ renewed: { caseId: string; endsAt: string }[]; refused: RefusedCase[] }> {
  const { done: renewed, refused: no } = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    return await runEach(sortedByCaseId(cases), caseIdOf, async ({ caseId, fence }) => {
      const it = await loadCase(tx, caseId)
      const verdict = extendLease(it, actor, fence, at)
      if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, it))
      const { lease } = verdict.event
      await record(tx, at, actor.id, { type: 'case.renewed', case: it, lease })
      return { caseId, endsAt: lease.endsAt }
    })
  })
  return { renewed, refused: no }
}

/** Give a page of claims back. */
export async function releaseCases(
  app: AppContext,
  actor: Staff,
  cases: readonly HeldCase[],
): Promise<{ released: string[]; refused: RefusedCase[] }> {
  const { done: released, refused: no } = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    return await runEach(sortedByCaseId(cases), caseIdOf, async ({ caseId, fence }) => {
      const it = await loadCase(tx, caseId)
      const verdict = endLease(it, actor, fence, at)
      if (!verdict.ok) throw refusalError(verdict.refusal, await presentCase(tx.db, it))
      await record(tx, at, actor.id, { type: 'case.released', case: it, why: 'released' })
      return caseId
    })
  })
  return { released, refused: no }
}

const caseIdOf = ({ caseId }: HeldCase): string => caseId

const sortedByCaseId = (cases: readonly HeldCase[]): HeldCase[] =>
  [...cases].sort((a, b) => (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0))
