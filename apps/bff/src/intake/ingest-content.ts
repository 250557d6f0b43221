import { hash } from 'node:crypto'
import { detect } from '@mimamori/detection/detector'
import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Flag, Scannable } from '@mimamori/policy/catalogue/detection-flag'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { newId } from '@mimamori/storage/ids'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import { reportsWaitingFor } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import { attachToCase, findOrReserveCase } from './attach-to-case.ts'

/** A text that arrived, with what is around it and what the detector found in it. */
export type ReceivedContent = {
  readonly target: Target
  readonly authorId: string
  readonly title: string
  readonly body: string
  readonly facts: TargetFacts
  readonly updatedAt: string
  readonly textHash: string
  readonly flags: readonly Flag[]
}

/** Scan a text. Outside the transaction: it costs CPU and needs nothing stored. */
export function scanContent(of: Omit<ReceivedContent, 'flags' | 'textHash'>, scannable: Scannable): ReceivedContent {
  const { title, body, type, format, escrowed, reward } = scannable
  // what the detector reads beside the text belongs to the version: judged anew when it changes
  const read = JSON.stringify([type, title, body, format, escrowed, reward?.type ?? null])
  return { ...of, textHash: hash('sha256', read), flags: detect(scannable) }
}

/**
 * Store a text as it stands and bring it to the desk. Changed text is a new version and a signal; an older `updatedAt`
 * changes nothing; changed facts around the same text only move an unfinished case in its queue.
 */
export async function ingestContent(
  tx: Tx,
  at: string,
  actorId: string,
  received: ReceivedContent,
): Promise<{ version: number; changed: boolean }> {
  const { target, authorId, textHash, flags, facts, updatedAt } = received
  tx.lock('target', `${target.type}/${target.id}`)
  const before = await contentOf(tx.db, target)
  if (before && before.updatedAt > updatedAt) return { version: before.version, changed: false }
  const textChanged = before?.textHash !== textHash
  if (before && !textChanged && before.updatedAt === updatedAt) {
    const sameFacts = JSON.stringify(before.facts) === JSON.stringify(facts)
    if (sameFacts) return { version: before.version, changed: false }
  }
  // before anything is written, so that whoever decides the case meanwhile is waited for, and never the other way round
  const found = before ? await findOrReserveCase(tx, at, target) : { id: newId(at), unfinished: null }
  const version = (before?.version ?? 0) + (textChanged ? 1 : 0)
  const text = textChanged ? { title: received.title, body: received.body, flags } : null
  await record(tx, at, actorId, { type: 'content.told', target, authorId, facts, version, textHash, updatedAt, text })
  const content = { target, authorId, version, facts }
  // a case is as old as its text on the marketplace, also when the desk heard of it late
  const since = updatedAt < at ? updatedAt : at
  if (textChanged)
    await attachChangedText(tx, at, actorId, { content, flags, since, known: before !== null, wakes: true }, found)
  else await attachChangedFacts(tx, at, actorId, { content, flags, since, known: true, wakes: false }, found)
  return { version, changed: textChanged }
}

type AttachedSignal = Parameters<typeof attachToCase>[3]
type TargetCase = Parameters<typeof attachToCase>[4]

async function attachChangedText(tx: Tx, at: string, actorId: string, signal: AttachedSignal, found: TargetCase) {
  // what the desk has never heard of has no case either, but reports may have waited for it
  const waited = signal.known ? [] : await reportsWaitingFor(tx.db, signal.content.target)
  const ids = waited.map(({ id }) => id)
  if (ids.length > 0) await record(tx, at, actorId, { type: 'reports.gathered', ids, caseId: found.id })
  await attachToCase(tx, at, actorId, { ...signal, known: signal.known || ids.length > 0 }, found)
}

/** More engagements move an open case forward; they are no reason for a new one, nor news for a held one. */
async function attachChangedFacts(tx: Tx, at: string, actorId: string, signal: AttachedSignal, found: TargetCase) {
  if (!found.unfinished || found.unfinished.state === 'held') return
  await attachToCase(tx, at, actorId, signal, found)
}
