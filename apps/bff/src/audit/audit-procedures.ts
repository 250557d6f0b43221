import { allStaff } from '@mimamori/storage/staff/staff-reads'
import { os, requirePermission, requireStepUp, requireUser } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadAuditKey } from './audit-key.ts'
import { listAuditEntries } from './list-audit-entries.ts'
import { requestAuditExport } from './request-audit-export.ts'
import { signAuditHead } from './sign-audit-head.ts'
import { verifyAuditLog } from './verify-audit-log.ts'

/** Whoever asks while an answer is being made gets that one. */
function shareInFlight<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
}

export function auditProcedures(app: AppContext) {
  const verified = shareInFlight(() => verifyAuditLog(app))
  const readers = requirePermission('audit.read_all')
  return {
    list: os.audit.list.use(requireUser).handler(({ input, context }) => listAuditEntries(app, context.actor, input)),
    verify: os.audit.verify.use(requireUser).handler(() => verified()),
    people: os.audit.people.use(readers).handler(() => allStaff(app.storage.db)),
    export: os.audit.export
      .use(requirePermission('audit.export'))
      .use(requireStepUp('export'))
      .handler(({ input, context }) => requestAuditExport(app, context.actor, input)),
    publicKey: os.audit.publicKey.use(readers).handler(() => {
      const key = loadAuditKey(app.settings)
      return key && { keyId: key.keyId, publicKey: key.publicKey }
    }),
    sign: os.audit.sign.use(readers).handler(async ({ context }) => {
      const { at } = await signAuditHead(app, context.actor.id, 'asked')
      return { at }
    }),
  }
}
