import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { monthsToRemindOf } from '@mimamori/policy/closings/month-reminder-rules'
import { lastReminderDay, monthsOfDesk } from '@mimamori/storage/closings/month-reminder-reads'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'

/** The open months of which leads were not told on this day. */
async function monthsToTell(db: Storage['db'], now: string): Promise<string[]> {
  const known = await monthsOfDesk(db)
  if (known === null) return []
  const { draftDay } = await noticeSettings(db)
  const untold: string[] = []
  for (const month of monthsToRemindOf({ ...known, now, draftDay }))
    if ((await lastReminderDay(db, month)) !== dayOf(now)) untold.push(month)
  return untold
}

/**
 * Tells leads, once a day, Japan time, of every month that is over and not closed. What they read is gone until the next day, and what is
 * closed at once. Waits while the time is in doubt. Returns how many months were told.
 */
export async function remindOfMonths({ storage, clock, log }: AppContext): Promise<number> {
  if (!clock.isTrusted()) return 0
  const due = (await monthsToTell(storage.db, clock.now())).map((id) => ({ id }))
  const failing = { of: 'month', fault: 'closings: leads could not be told of an open month' }
  return await writeEach({ storage, log }, due, failing, async (tx, { id: month }) => {
    tx.lock('month', month)
    const at = clock.now()
    // it may have been closed meanwhile, or told by another instance
    if (!(await monthsToTell(tx.db, at)).includes(month)) return 0
    await record(tx, at, SYSTEM, { type: 'month.reminded', month, day: dayOf(at) })
    return 1
  })
}
