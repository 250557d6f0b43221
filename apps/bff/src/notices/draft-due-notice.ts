import { monthToDraft } from '@mimamori/policy/notices/draft-day-rules'
import { figuresMonthOf } from '@mimamori/policy/notices/notice-model'
import { hasDraftDayPassed } from '@mimamori/storage/notices/draft-day-reads'
import { noticeSettings, noticesOf } from '@mimamori/storage/notices/notice-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { beginDraft } from './write-notice.ts'

/** The month whose notice the desk is to draft now; `null`: none, or its day has passed already. */
async function loadMonthToDraft(db: Storage['db'], now: string): Promise<string | null> {
  const month = monthToDraft(await noticeSettings(db), now)
  return month === null || (await hasDraftDayPassed(db, month)) ? null : month
}

/**
 * Drafts the notice of the running month on the day that is set, or as soon as the desk runs after it; once a month, and not where somebody
 * has begun it. Waits while the time is in doubt. Returns how many were drafted.
 */
export async function draftDueNotice({ storage, clock }: AppContext): Promise<number> {
  if (!clock.isTrusted()) return 0
  const due = await loadMonthToDraft(storage.db, clock.now())
  if (due === null) return 0
  return await storage.write(async (tx) => {
    tx.lock('month', figuresMonthOf(due))
    const at = clock.now()
    // another instance, or a person, may have been faster, and the setting may have changed
    if ((await loadMonthToDraft(tx.db, at)) !== due) return 0
    const begun = await noticesOf(tx.db, due)
    if (begun.length === 0) await beginDraft(tx, at, 'desk', due)
    await record(tx, at, SYSTEM, { type: 'notice.draft_day_passed', month: due })
    return begun.length === 0 ? 1 : 0
  })
}
