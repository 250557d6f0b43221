import {
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { oc } from '../operation-contract.ts'
import type { RefusedData } from '../refusal-contract.ts'

export type RetentionCounts = Record<RetentionClass, number>

export type RetentionState = {
  days: RetentionDays
  /** the next run: every night at three, Japan time */
  nextAt: string
  /** `finishedAt` is `null` while it is under way; a desk that has not run yet has none */
  last: { startedAt: string; finishedAt: string | null; counts: RetentionCounts } | null
}

const Days = z.strictObject(
  Object.fromEntries(RETENTION_CLASSES.map((each) => [each, z.int().min(1).max(100_000).nullable()])) as Record<
    RetentionClass,
    z.ZodNullable<z.ZodInt>
  >,
)

/** How long each class of data is kept. The audit log is none of them: it is never shortened. */
export const retention = {
  state: oc.meta({ permission: 'desk.manage' }).output(type<RetentionState>()),
  /** The rows a run with these days would delete now; nothing is deleted. */
  dryRun: oc
    .meta({ permission: 'desk.manage' })
    .input(z.strictObject({ days: Days }))
    .output(type<RetentionCounts>()),
  set: oc
    .meta({ permission: 'desk.manage', stepUp: 'desk' })
    .input(z.strictObject({ days: Days }))
    .output(type<RetentionState>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
}
