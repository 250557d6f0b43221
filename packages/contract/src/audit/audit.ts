import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'

/** One link of the chain. `detail` holds ids and codes alone. */
export type AuditEntry = {
  seq: number
  at: string
  actor: { id: string; alias: string }
  action: string
  subject: { type: string; id: string; caseNumber: number | null }
  detail: Record<string, string | number | boolean | null | string[]>
  hash: string
}

export type AuditPage = { entries: AuditEntry[]; next: number | null; scope: 'own' | 'all' }
export type ChainStatus = { ok: true; entries: number; head: string } | { ok: false; entries: number; firstBad: number }

export const audit = {
  list: oc
    .input(
      z.strictObject({
        before: z.int().optional(),
        limit: z.int().min(1).max(200).optional(),
        action: text(64).optional(),
        subject: text(64).optional(),
        /** one person's; whoever may only read their own sees their own whatever it says */
        actor: text(64).optional(),
      }),
    )
    .output(type<AuditPage>()),
  /** Read the whole chain and recompute every hash. */
  verify: oc.output(type<ChainStatus>()),
}
