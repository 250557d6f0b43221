import { verifyChain } from '@mimamori/storage/audit/reads'
import type { Office } from '../office.ts'
import { anyone, os } from '../procedures.ts'
import { auditList } from './list.ts'

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
  const verification = shared(() => verifyChain(office.desk))
  return {
    list: os.audit.list.use(anyone).handler(({ input, context }) => auditList(office, context.actor, input)),
    verify: os.audit.verify.use(anyone).handler(() => verification()),
  }
}
