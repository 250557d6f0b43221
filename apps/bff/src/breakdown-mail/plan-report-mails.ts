import { latestMailPeriod, MAIL_RHYTHMS } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { subscribersWithoutMail } from '@mimamori/storage/breakdown-mail/report-mail-address-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { writeEach } from '../workflows/write-each.ts'
import { mailServerOf } from './report-mail-server.ts'

/**
 * Plans the reports of the latest week and month: one mail for each person who had asked for it when it was due. Waits while the time is in
 * doubt. Returns how many were planned.
 */
export async function planReportMails(app: AppContext): Promise<number> {
  const { storage, clock } = app
  if (typeof mailServerOf(app) === 'string' || !clock.isTrusted()) return 0
  let planned = 0
  for (const rhythm of MAIL_RHYTHMS) {
    const at = clock.now()
    const period = latestMailPeriod(rhythm, at)
    const subscribers = (await subscribersWithoutMail(storage.db, period)).map((id) => ({ id }))
    const failing = { of: 'person', fault: 'report mails: one could not be planned' }
    planned += await writeEach(app, subscribers, failing, async (tx, { id: staffId }) => {
      await record(tx, at, SYSTEM, { type: 'report_mail.planned', staffId, period })
      return 1
    })
  }
  return planned
}
