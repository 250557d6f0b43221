import { asc, eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { closings, notices } from '../schema/sqlite.ts'

/** A proposed month close or a requested notice that waits for a second lead. */
export type WaitingForSecondLead = {
  readonly what: 'closing' | 'notice'
  readonly id: string
  readonly month: string
  /** revision of the closing, or version of the notice */
  readonly number: number
  /** who proposed the closing, or saved the notice last */
  readonly proposerId: string
  readonly waitsSince: string
}

/** Everything that waits for a second lead, closings first, by month. */
export async function waitingForSecondLead(db: Db): Promise<WaitingForSecondLead[]> {
  const [months, requested] = await Promise.all([
    db
      .select({
        id: closings.id,
        month: closings.month,
        number: closings.revision,
        proposerId: closings.proposerId,
        waitsSince: closings.proposedAt,
      })
      .from(closings)
      .where(eq(closings.state, 'proposed'))
      .orderBy(asc(closings.month)),
    db
      .select({
        id: notices.id,
        month: notices.month,
        number: notices.version,
        proposerId: notices.editorId,
        waitsSince: notices.requestedAt,
      })
      .from(notices)
      .where(eq(notices.state, 'requested'))
      .orderBy(asc(notices.month)),
  ])
  return [
    ...months.map((each) => ({ what: 'closing' as const, ...each })),
    ...requested.map((each) => ({ what: 'notice' as const, ...each, waitsSince: each.waitsSince ?? '' })),
  ]
}
