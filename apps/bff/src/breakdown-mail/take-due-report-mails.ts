import { plusSeconds } from '@mimamori/policy/instant'
import { type ReportMail, reportMailsDue, SENDING } from '@mimamori/storage/breakdown-mail/report-mail-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { ATTEMPT_MS } from '../runtime/send-smtp-mail.ts'

/** an attempt that has no outcome by then has lost its process */
const SENDING_SECONDS = ATTEMPT_MS / 1000 + 20

/** Takes the mails that are due, so that no other instance sends them. What was being sent and has no outcome is given up. */
export async function takeDueReportMails(app: AppContext, limit: number): Promise<ReportMail[]> {
  const { storage, clock } = app
  if ((await reportMailsDue(storage.db, clock.now(), 1)).length === 0) return []
  return await storage.write(async (tx) => {
    tx.lock('key', 'report mails')
    const at = clock.now()
    const taken: ReportMail[] = []
    for (const mail of await reportMailsDue(tx.db, at, limit)) {
      if (mail.error === SENDING) {
        await record(tx, at, SYSTEM, { type: 'report_mail.failed', mail, error: 'unsure_ended' })
        continue
      }
      await record(tx, at, SYSTEM, { type: 'report_mail.sending', mail, until: plusSeconds(at, SENDING_SECONDS) })
      taken.push({ ...mail, attempts: mail.attempts + 1, error: SENDING })
    }
    return taken
  })
}
