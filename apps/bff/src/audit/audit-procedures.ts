import type { ChainStatus } from '@mimamori/policy/audit/audit-chain-status'
import { allStaff } from '@mimamori/storage/staff/staff-reads'
import { os } from '../rpc/rpc-middleware.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { loadAuditKey } from './audit-key.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { requestAuditExport } from './request-audit-export.ts'
import { signAuditHead } from './sign-audit-head.ts'
import { verifyAuditLog } from './verify-audit-log.ts'

/** Calls made while an answer is being computed get the same answer. */
const verifyShared = oncePerApp((app) => {
  let running: Promise<ChainStatus> | null = null
  return () => {
    running ??= verifyAuditLog(app).finally(() => {
      running = null
    })
    return running
  }
})

/** The audit log, its checks and its exports. */
export const auditProcedures = {
  list: os.audit.list.handler(({ input, context: { app, actor } }) => listAuditEntries(app, actor, input)),
  verify: os.audit.verify.handler(({ context: { app } }) => verifyShared(app)()),
  people: os.audit.people.handler(({ context: { app } }) => allStaff(app.storage.db)),
  export: os.audit.export.handler(({ input, context: { app, actor } }) => requestAuditExport(app, actor, input)),
  publicKey: os.audit.publicKey.handler(({ context: { app } }) => {
    const key = loadAuditKey(app.settings)
    return key && { keyId: key.keyId, publicKey: key.publicKey }
  }),
  sign: os.audit.sign.handler(async ({ context: { app, actor } }) => {
    const { at } = await signAuditHead(app, actor.id, 'asked')
    return { at }
  }),
}
