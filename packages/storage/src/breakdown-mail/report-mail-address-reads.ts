import type { MailAddress } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import type { MailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { breakdownMailAddresses, breakdownMails } from '../schema/sqlite.ts'
import type { Vault } from '../vault.ts'

/** A person's address for mails with figures, and what they asked for; `sealed`: the address. `null`: they have none. */
export async function storedMailAddress(
  db: Db,
  staffId: string,
): Promise<(MailAddress & { readonly sealed: string }) | null> {
  const [row] = await db.select().from(breakdownMailAddresses).where(eq(breakdownMailAddresses.staffId, staffId))
  if (!row) return null
  const { codeHash, codeEndsAt, wrongCodes } = row
  return {
    staffId,
    sealed: row.address,
    weekly: row.weekly === 1,
    monthly: row.monthly === 1,
    confirmedAt: row.confirmedAt,
    code: codeHash === null || codeEndsAt === null ? null : { hash: codeHash, endsAt: codeEndsAt, wrong: wrongCodes },
    changedAt: row.changedAt,
  }
}

/** The address itself, for its own person and for sending. */
export const openMailAddress = (vault: Vault, { sealed }: { readonly sealed: string }): string => vault.open(sealed)

/** Who asked for the report of this period before it was due, and has no mail of it yet. */
export async function subscribersWithoutMail(
  db: Db,
  { rhythm, first, dueAt }: Pick<MailPeriod, 'rhythm' | 'first' | 'dueAt'>,
): Promise<string[]> {
  const rows = await db
    .select({ staffId: breakdownMailAddresses.staffId })
    .from(breakdownMailAddresses)
    .leftJoin(
      breakdownMails,
      and(
        eq(breakdownMails.staffId, breakdownMailAddresses.staffId),
        eq(breakdownMails.rhythm, rhythm),
        eq(breakdownMails.period, first),
      ),
    )
    .where(
      and(
        eq(breakdownMailAddresses[rhythm], 1),
        lte(breakdownMailAddresses.confirmedAt, dueAt),
        lte(breakdownMailAddresses.changedAt, dueAt),
        isNull(breakdownMails.staffId),
      ),
    )
  return rows.map(({ staffId }) => staffId)
}
