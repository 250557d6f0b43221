import { and, eq, gte, isNotNull, isNull, ne, sql, sum } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { contactReminders } from '../schema/sqlite.ts'
import type { StoredReminder } from './reminder-reads.ts'

/** yen that left escrow by an outcome, with a rest that was paid or returned */
const MOVED = sql<number>`${contactReminders.amountYen} + case when ${contactReminders.rest} in ('paid', 'returned') then ${contactReminders.restYen} else 0 end`

/** Yen that outcomes of this contract have moved, those left out that an appeal took back. */
export async function movedOfContract(db: Db, contractId: string): Promise<number> {
  const [row] = await db
    .select({ yen: sum(MOVED) })
    .from(contactReminders)
    .where(
      and(
        eq(contactReminders.contractId, contractId),
        sql`${contactReminders.state} = 'decided'`,
        isNull(contactReminders.reversedAt),
      ),
    )
  return Number(row?.yen ?? 0)
}

/** What an outcome moved, by whom it was agreed to, and what decided that; not locked. `null`: there is no such reminder. */
export async function movedByReminder(
  db: Db,
  id: string,
): Promise<Pick<StoredReminder, 'amountYen' | 'agreedBy' | 'wholeEscrowYen' | 'twoPeopleAboveYen'> | null> {
  const { amountYen, agreedBy, wholeEscrowYen, twoPeopleAboveYen } = contactReminders
  const [row] = await db
    .select({ amountYen, agreedBy, wholeEscrowYen, twoPeopleAboveYen })
    .from(contactReminders)
    .where(eq(contactReminders.id, id))
  return row ?? null
}

/** Yen of the outcomes that this person has chosen since an instant without a second one, those included that can still be undone. */
export async function movedAlone(
  db: Db,
  { staffId, since, except }: { readonly staffId: string; readonly since: string; readonly except: string },
): Promise<number> {
  const { decidedBy, decidedAt, amountYen, agreedBy, state, id } = contactReminders
  const [row] = await db
    .select({ yen: sum(MOVED) })
    .from(contactReminders)
    .where(
      and(
        eq(decidedBy, staffId),
        gte(decidedAt, since),
        isNotNull(amountYen),
        isNull(agreedBy),
        ne(state, 'proposed'),
        ne(id, except),
      ),
    )
  return Number(row?.yen ?? 0)
}
