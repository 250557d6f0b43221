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
 * Signs the state of the audit log: stored, sent as an event, and appended to the file of heads. When that file cannot
 * be written it is logged, and the next head catches up.
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

/** Signs a head when an hour is full or a shift changes. Each call returns how many heads it signed. */
export function createHeadSigner(app: AppContext): () => Promise<number> {
  let last: string | null = null
  return async () => {
    const { storage, clock, settings } = app
    const { shiftChanges } = settings.audit
    if (!signedHeadDue(last, clock.now(), shiftChanges)) return 0
    // another instance may have signed it
    last = await lastSignedAt(storage.db, clock.now())
    const why = signedHeadDue(last, clock.now(), shiftChanges)
    if (why === null) return 0
    last = (await signAuditHead(app, SYSTEM, why)).at
    return 1
  }
}

/**
 * Signs a head if one is due, as commands that wrote do before they end, so that a desk without a running server is
 * signed, too. A failure is only logged: what the command did stands. Where several machines share a database, one
 * without a key does not create one, as the others would not know it.
 */
export async function signHeadIfDue(app: AppContext): Promise<void> {
  const { storage, settings, log } = app
  try {
    if (!storage.shared || loadAuditKey(settings) !== null) await createHeadSigner(app)()
  } catch (fault) {
    log.error({ err: fault }, 'audit: the log was not signed')
  }
}
