import { everybody } from '@mimamori/storage/staff/reads'
import type { Office } from '../office.ts'
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

export function auditProcedures(office: Office) {
  const verified = shared(() => verification(office))
  const readers = permitted('audit.read_all')
  return {
    list: os.audit.list.use(anyone).handler(({ input, context }) => auditList(office, context.actor, input)),
    verify: os.audit.verify.use(anyone).handler(() => verified()),
    people: os.audit.people.use(readers).handler(() => everybody(office.desk.db)),
    export: os.audit.export
      .use(permitted('audit.export'))
      .use(confirmed('export'))
      .handler(({ input, context }) => askExport(office, context.actor, input)),
    publicKey: os.audit.publicKey.use(readers).handler(() => {
      const key = keptAuditKey(office.settings)
      return key && { keyId: key.keyId, publicKey: key.publicKey }
    }),
    sign: os.audit.sign.use(readers).handler(async ({ context }) => {
      const { at } = await signHead(office, context.actor.id, 'asked')
      return { at }
    }),
  }
}
