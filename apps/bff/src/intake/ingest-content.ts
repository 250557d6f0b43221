import { hash } from 'node:crypto'
import type { TargetFacts } from '@mimamori/policy/cases/target-facts'
import type { Scannable, ShadowFinding, Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { WriterFacts } from '@mimamori/policy/detection/writer-facts'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { textLanguage } from '@mimamori/policy/text/text-language'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { attachChangedText, attachToCase, findOrReserveCase } from '../workflows/attach-to-case.ts'
import type { ArrivalScan } from './scan-arrival.ts'

/** A text that arrived, with its facts and what the detector found in it. */
export type ReceivedContent = {
  readonly target: Target
  readonly authorId: string
  readonly title: string
  readonly body: string
  readonly facts: TargetFacts
  readonly updatedAt: string
  readonly textHash: string
  readonly suspicion: Suspicion
  /** what the model in shadow says of it; `null`: there is none, or no text */
  readonly shadow: ShadowFinding | null
  /** what was known of its author when it was scanned; `null`: nothing */
  readonly writer: WriterFacts | null
}

/** Runs the detectors over a text. Call it outside the transaction: it takes CPU time and reads nothing stored. */
export function scanContent(
  scan: ArrivalScan,
  of: Omit<ReceivedContent, 'suspicion' | 'shadow' | 'writer' | 'textHash'>,
  scannable: Scannable,
): ReceivedContent {
  const { title, body, type, format, escrowed, reward, contract } = scannable
  // what the detector reads besides the text is part of the version, which is scanned again when it changes
  const told = contract ? [contract] : []
  const scanned = JSON.stringify([type, title, body, format, escrowed, reward?.type ?? null, ...told])
  return { ...of, textHash: hash('sha256', scanned), ...scan(scannable, of) }
}

/**
 * Stores a text and attaches it to a case. Changed text is a new version and a signal; an older `updatedAt` changes
 * nothing; changed facts around the same text only move an unfinished case in its queue.
 */
export async function ingestContent(
  tx: Tx,
  at: string,
  actorId: string,
  received: ReceivedContent,
): Promise<{ version: number; changed: boolean }> {
  const { target, authorId, textHash, suspicion, shadow, writer, facts, updatedAt } = received
  tx.lock('target', `${target.type}/${target.id}`)
  const before = await contentOf(tx.db, target)
  if (before && before.updatedAt > updatedAt) return { version: before.version, changed: false }
  const textChanged = before?.textHash !== textHash
  if (before && !textChanged && before.updatedAt === updatedAt) {
    const sameFacts = JSON.stringify(before.facts) === JSON.stringify(facts)
    if (sameFacts) return { version: before.version, changed: false }
  }
  // locked before anything is written, in the same order as a decision of the case, or the two could deadlock
  const targetCase = before ? await findOrReserveCase(tx, at, target) : { id: newId(at), unfinished: null }
  const version = (before?.version ?? 0) + (textChanged ? 1 : 0)
  const text = textChanged ? { title: received.title, body: received.body, ...suspicion, shadow } : null
  const writers = textChanged && writer ? { ...before?.writers, [version]: writer } : before?.writers
  const told = { target, authorId, facts, writers, version, textHash, updatedAt, text }
  await record(tx, at, actorId, { type: 'content.told', ...told })
  const content = { target, authorId, version, facts, language: textLanguage(received) }
  // a case is as old as its text on the marketplace, even if that arrived here late
  const since = updatedAt < at ? updatedAt : at
  if (textChanged)
    await attachChangedText(
      tx,
      at,
      actorId,
      { content, suspicion, since, known: before !== null, wakes: true },
      targetCase,
    )
  else await attachChangedFacts(tx, at, actorId, { content, suspicion, since, known: true, wakes: false }, targetCase)
  return { version, changed: textChanged }
}

type AttachedSignal = Parameters<typeof attachToCase>[3]
type TargetCase = Parameters<typeof attachToCase>[4]

/**
 * More contracts move an open case forward; they are no reason for a new case, and none to disturb a held one. The flags are those
 * that the text got when it arrived.
 */
async function attachChangedFacts(tx: Tx, at: string, actorId: string, signal: AttachedSignal, targetCase: TargetCase) {
  if (!targetCase.unfinished || targetCase.unfinished.state === 'held') return
  const { target, version } = signal.content
  const stored = await versionOf(tx.db, target, version)
  await attachToCase(tx, at, actorId, { ...signal, suspicion: stored ?? signal.suspicion }, targetCase)
}
