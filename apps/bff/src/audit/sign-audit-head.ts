import type { SignedHeadReason } from '@mimamori/policy/audit/audit-chain-status'
import { signedHeadDue } from '@mimamori/policy/audit/signed-head-rules'
import { hashOverHeads } from '@mimamori/storage/audit/audit-chain'
import { lastSignedAt, newestHeads } from '@mimamori/storage/audit/audit-reads'
import type { SignedHead } from '@mimamori/storage/audit/signed-head'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { appendMissingHeads } from './audit-heads-file.ts'
import { loadAuditKey, loadOrCreateAuditKey } from './audit-key.ts'

/**
 * Sign how the audit log stands: kept in the database, sent out as an event, appended to the file of heads. A file that
 * cannot be written is logged, and made good with the next head.
 */
export async function signAuditHead(app: AppContext, actorId: string, why: SignedHeadReason): Promise<SignedHead> {
  const { storage, settings, clock, log } = app
  const key = loadOrCreateAuditKey(settings)
  const lanes = await newestHeads(storage)
  const at = clock.now()
  const signedContent = { at, lanes, head: hashOverHeads(lanes.map(({ hash }) => hash)), keyId: key.keyId }
  const head: SignedHead = { ...signedContent, id: newId(at), why, signature: key.sign(signedContent) }
  const sent = settings.webhook !== null
  await storage.write((tx) => record(tx, at, actorId, { type: 'audit.head_signed', head, sent }))
  try {
    await appendMissingHeads(app)
  } catch (fault) {
    log.error({ err: fault }, 'audit: the file of signed heads could not be written')
  }
  return head
}

/** Signs a head whenever an hour is full or a shift changes. Answers how many it made, for housekeeping. */
export function createHeadSigner(app: AppContext): () => Promise<number> {
  let last: string | null = null
  return async () => {
    const { storage, clock, settings } = app
    const { shiftChanges } = settings.audit
    if (!signedHeadDue(last, clock.now(), shiftChanges)) return 0
    // another instance may have done it
    last = await lastSignedAt(storage.db, clock.now())
    const why = signedHeadDue(last, clock.now(), shiftChanges)
    if (why === null) return 0
    last = (await signAuditHead(app, SYSTEM, why)).at
    return 1
  }
}

/**
 * Sign a head if one is due, as a command that wrote does before it ends: a desk that no server runs for is signed as well.
 * What the command did stands, so a failure is only logged. Where several machines share a database, one that has no key
 * makes none: its heads would be a stranger's to the others.
 */
export async function signHeadIfDue(app: AppContext): Promise<void> {
  const { storage, settings, log } = app
  try {
    if (!storage.shared || loadAuditKey(settings) !== null) await createHeadSigner(app)()
  } catch (fault) {
    log.error({ err: fault }, 'audit: the log was not signed')
  }
}
