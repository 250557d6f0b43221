import type { ClaimedPage, RefusedCase } from '@mimamori/contract/cases/case-batch-contract'
import { mostDoubtfulFirst } from '@mimamori/policy/queue/patrol-order-rules'
import { effectiveSort } from '@mimamori/policy/queue/queue-view-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { refusalOf } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { requireCase } from '../workflows/require-case.ts'
import { type CaseClaim, releaseClaim, renewClaim } from './case-leases.ts'
import { type ClaimSource, findClaimable, leaseCase } from './claimable-cases.ts'
import { loadPageRow } from './load-page-row.ts'

/** A page of a list, or certain cases. */
export type ClaimPageQuery = (ClaimSource & { readonly count: number }) | { readonly ids: readonly string[] }

/** Does something with each of several cases, one after another. What is refused is listed; faults are thrown. */
async function runEach<Item extends { readonly caseId: string }, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<{ done: Done[]; refused: RefusedCase[] }> {
  const done: Done[] = []
  const refused: RefusedCase[] = []
  for (const item of items) {
    try {
      done.push(await work(item))
    } catch (fault) {
      const refusal = refusalOf(fault)
      if (!refusal) throw fault
      refused.push({ caseId: item.caseId, ...refusal })
    }
  }
  return { done, refused }
}

/** In one order, so that two requests for the same cases do not wait for each other. */
const sortedByCaseId = <Item extends { readonly caseId: string }>(items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0))

/**
 * Claims several cases: the first of a list, or the named ones. Each gets a fence of its own and is returned with what
 * is needed to decide it; refused ones are listed separately.
 */
export async function claimPage(app: AppContext, actor: Staff, query: ClaimPageQuery): Promise<ClaimedPage> {
  const { done, refused } = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    if ('ids' in query) {
      const items = sortedByCaseId([...new Set(query.ids)].map((caseId) => ({ caseId })))
      return await runEach(items, async ({ caseId }) => {
        return (await leaseCase(tx, at, actor, await requireCase(tx.db, caseId), 'claim')).id
      })
    }
    const claimed: string[] = []
    for (const next of await findClaimable(tx, at, actor, query, query.count)) {
      claimed.push((await leaseCase(tx, at, actor, next, 'claim')).id)
    }
    return { done: claimed, refused: [] }
  })
  const wanted = 'ids' in query ? query.ids : done
  const inOrder = [...new Set(wanted)].filter((id) => done.includes(id))
  const rows = await Promise.all(inOrder.map((id) => loadPageRow(app.storage, id, app.clock.now())))
  const loaded = rows.filter((each) => each !== null)
  const byDoubt = 'view' in query && query.view === 'patrol' && effectiveSort(query) === 'rank'
  return { claimed: (byDoubt ? mostDoubtfulFirst(loaded) : loaded).map(({ row }) => row), refused }
}

/** Renews a page of claims; see `renewClaim`. */
export async function renewLeases(
  app: AppContext,
  actor: Staff,
  claims: readonly CaseClaim[],
): Promise<{ renewed: { caseId: string; endsAt: string }[]; refused: RefusedCase[] }> {
  const { done: renewed, refused } = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    return await runEach(sortedByCaseId(claims), (claim) => renewClaim(tx, at, actor, claim))
  })
  return { renewed, refused }
}

/** Releases a page of claims; see `releaseClaim`. */
export async function releaseCases(
  app: AppContext,
  actor: Staff,
  claims: readonly CaseClaim[],
): Promise<{ released: string[]; refused: RefusedCase[] }> {
  const { done: released, refused } = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    return await runEach(sortedByCaseId(claims), async (claim) => {
      await releaseClaim(tx, at, actor, claim)
      return claim.caseId
    })
  })
  return { released, refused }
}
