import { allStaff } from '@mimamori/storage/staff/staff-reads'
import type { AppContext } from '../office.ts'
import { anyone, confirmed, os, permitted } from '../procedures.ts'
import { askExport } from './export.ts'
import { keptAuditKey } from './key.ts'
import { auditList } from './list.ts'
import { signHead } from './sign.ts'
import { verification } from './verification.ts'

/** Whoever asks while an answer is being made gets that one. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  return () => {
    running ??= work().finally(() => {
      running = null
    })
    return running
  }
}

export function auditProcedures(app: AppContext) {
  const verified = shared(() => verification(app))
  const readers = permitted('audit.read_all')
  return {
    list: os.audit.list.use(anyone).handler(({ input, context }) => auditList(app, context.actor, input)),
    verify: os.audit.verify.use(anyone).handler(() => verified()),
    people: os.audit.people.use(readers).handler(() => allStaff(app.storage.db)),
    export: os.audit.export
      .use(permitted('audit.export'))
      .use(confirmed('export'))
      .handler(({ input, context }) => askExport(app, context.actor, input)),
    publicKey: os.audit.publicKey.use(readers).handler(() => {
      const key = keptAuditKey(app.settings)
      return key && { keyId: key.keyId, publicKey: key.publicKey }
    }),
    sign: os.audit.sign.use(readers).handler(async ({ context }) => {
      const { at } = await signHead(app, context.actor.id, 'asked')
      return { at }
    }),
  }
}
