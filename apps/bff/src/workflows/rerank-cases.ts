import { isReviewCase } from '@mimamori/policy/cases/case-model'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { rerankState, unfinishedCasesAfter } from '@mimamori/storage/cases/rerank-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { computePlacement } from './case-priority.ts'

const PAGE_SIZE = 100

/** The place of a case by the present rule; `null`: what it is about is gone, or nothing but its due time places it. */
async function placeAnew(tx: Tx, storedCase: StoredCase) {
  if (!isReviewCase(storedCase)) return null
  const { id, target, contentVersion, openedAt } = storedCase
  const [content, version] = [await contentOf(tx.db, target), await versionOf(tx.db, target, contentVersion)]
  if (!content || !version) return null
  const reports = await reportsOfCase(tx.db, id)
  const { rank, lines } = await computePlacement(tx, content, version, reports, openedAt, storedCase)
  return { id, rank, lines }
}

/** Computes the ranks of one page of unfinished cases by the present rule. Returns how many; 0: all are done. */
async function rerankPage({ storage, clock }: AppContext): Promise<number> {
  const { rule, upTo, done } = await rerankState(storage.db)
  if (done) return 0
  return await storage.write(async (tx) => {
    const seen = await unfinishedCasesAfter(tx.db, upTo, PAGE_SIZE)
    // in one order, so that this does not wait for an arrival that waits for it
    for (const name of seen.map(({ target: { type, id } }) => `${type}/${id}`).sort()) tx.lock('target', name)
    const page = await unfinishedCasesAfter(tx.db, upTo, PAGE_SIZE)
    const places = []
    for (const each of page) places.push(await placeAnew(tx, each))
    const state = { rule, upTo: page.at(-1)?.number ?? upTo, done: page.length < PAGE_SIZE }
    const change = { type: 'cases.reranked', places: places.filter((place) => place !== null), state } as const
    await record(tx, clock.now(), SYSTEM, change)
    return page.length
  })
}

/**
 * Computes ranks anew that were stored under an earlier sum, a page at each call; due times and queues stay. For the leader.
 * Each call returns how many were computed.
 */
export function createReranker(app: AppContext): () => Promise<number> {
  let done = false
  return async () => {
    if (done) return 0
    const n = await rerankPage(app)
    done = n === 0
    return n
  }
}
