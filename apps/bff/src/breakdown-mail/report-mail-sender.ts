import { mailSkipReason } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import type { MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import { type MailPeriod, mailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { retryDelayAfter } from '@mimamori/policy/delivery/webhook-retry-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { openMailAddress, storedMailAddress } from '@mimamori/storage/breakdown-mail/report-mail-address-reads'
import type { ReportMail } from '@mimamori/storage/breakdown-mail/report-mail-reads'
import { type Change, record, SYSTEM } from '@mimamori/storage/record-change'
import { accountOf } from '@mimamori/storage/staff/staff-reads'
import type { AppContext } from '../runtime/app-context.ts'
import type { DeliveryOutcome } from '../runtime/delivery-outcome.ts'
import { failedOutcome, sendOverSmtp } from '../runtime/send-smtp-mail.ts'
import { composeDeskMail, writeReport } from './compose-report-mail.ts'
import { loadMailFigures } from './load-report-mail-figures.ts'
import { keepForAMinute } from './report-mail-figures-cache.ts'
import { type MailServer, mailServerOf } from './report-mail-server.ts'
import { takeDueReportMails } from './take-due-report-mails.ts'

const MAX_CONCURRENT = 4

type Sender = { sendDue: () => Promise<number>; finish: (withinMs: number) => Promise<void> }
type LoadFigures = (period: MailPeriod) => Promise<MailFigures>
type Sent = DeliveryOutcome | { readonly skipped: string }

/** Asks anew whether this person gets it, writes it from the figures of now, and sends it. */
async function send(
  app: AppContext,
  { smtp, publicUrl }: MailServer,
  loadFigures: LoadFigures,
  mail: ReportMail,
  shutdown: AbortSignal,
): Promise<Sent> {
  const { db, vault } = app.storage
  const { staffId, rhythm, period } = mail
  const [account, address] = [await accountOf(db, staffId), await storedMailAddress(db, staffId)]
  const reason = mailSkipReason(account, address, rhythm)
  if (reason || !account || !address) return { skipped: reason ?? 'no_address' }
  const figures = await loadFigures(mailPeriod(rhythm, period))
  const to = openMailAddress(vault, address)
  const { language } = account
  const message = await composeDeskMail(writeReport(figures, language, publicUrl), {
    ...{ from: smtp.from, to, language, at: app.clock.now() },
    id: `${rhythm}_${period}_${staffId}`,
  })
  return await sendOverSmtp(smtp, { to, message, shutdown })
}

/** What is stored of an attempt. `ending`: the desk stops. */
function changeOf(app: AppContext, mail: ReportMail, outcome: Sent, ending: boolean): Change {
  if ('skipped' in outcome) return { type: 'report_mail.skipped', mail, error: outcome.skipped }
  if (outcome.ok) return { type: 'report_mail.sent', mail }
  const { error, final = false, mayHaveArrived = false } = outcome
  const now = app.clock.now()
  if (ending && !mayHaveArrived) return { type: 'report_mail.retrying', mail, dueAt: now, error }
  // whoever reads mail would get it twice
  const wait = final || mayHaveArrived ? null : retryDelayAfter(mail.attempts, app.settings.retryScale, 0)
  if (wait === null) return { type: 'report_mail.failed', mail, error }
  return { type: 'report_mail.retrying', mail, dueAt: plusSeconds(now, wait), error }
}

/**
 * Sends planned reports, with retries; what may have arrived is not sent again. `sendDue()` starts what is due and returns how many.
 * `finish()` waits at most `withinMs` for what is being sent.
 */
export function createReportMailSender(app: AppContext): Sender {
  const server = mailServerOf(app)
  // many people get the same report at one instant
  const loadFigures = keepForAMinute(app.clock, (period) => loadMailFigures(app.storage.db, period))
  const inFlight = new Set<Promise<void>>()
  const shutdown = new AbortController()
  if (typeof server === 'string') return { sendDue: async () => 0, finish: async () => undefined }

  async function attempt(to: MailServer, mail: ReportMail): Promise<void> {
    const outcome = await send(app, to, loadFigures, mail, shutdown.signal).catch((err) => {
      app.log.error({ err, rhythm: mail.rhythm, period: mail.period }, 'report mail: it could not be written')
      return failedOutcome('fault')
    })
    const change = changeOf(app, mail, outcome, shutdown.signal.aborted)
    await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, change))
  }

  return {
    async sendDue() {
      if (!app.clock.isTrusted() || inFlight.size >= MAX_CONCURRENT) return 0
      const taken = await takeDueReportMails(app, MAX_CONCURRENT - inFlight.size)
      for (const mail of taken) {
        const sending = attempt(server, mail)
          .catch((err) => app.log.error({ err }, 'report mail: the outcome could not be stored'))
          .finally(() => inFlight.delete(sending))
        inFlight.add(sending)
      }
      return taken.length
    },
    async finish(withinMs) {
      const deadline = setTimeout(() => shutdown.abort(), withinMs)
      await Promise.all(inFlight)
      clearTimeout(deadline)
    },
  }
}
