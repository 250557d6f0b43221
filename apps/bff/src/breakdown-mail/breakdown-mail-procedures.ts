import type { MailPreview } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { latestMailPeriod, type MailRhythm } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { writeReport } from './compose-report-mail.ts'
import { loadMailFigures } from './load-report-mail-figures.ts'
import * as own from './own-report-mail-address.ts'

/** The report of the latest period as it would be mailed now. */
async function previewReport(
  { storage, clock, settings }: AppContext,
  rhythm: MailRhythm,
  language: Language,
): Promise<MailPreview> {
  const period = latestMailPeriod(rhythm, clock.now())
  const { first, last } = period
  const figures = await loadMailFigures(storage.db, period)
  return { first, last, ...writeReport(figures, language, settings.publicUrl ?? '') }
}

/** A person's own address for mails with figures, and which of them they get. */
export const breakdownMailProcedures = {
  state: os.breakdownMail.state.handler(({ context: { app, account } }) => own.getMailState(app, account)),
  setAddress: os.breakdownMail.setAddress.handler(({ input, context: { app, account } }) =>
    own.setMailAddress(app, account, input.address),
  ),
  sendCode: os.breakdownMail.sendCode.handler(({ context: { app, account } }) => own.sendMailCode(app, account)),
  confirm: os.breakdownMail.confirm.handler(({ input, context: { app, account } }) =>
    own.confirmOwnAddress(app, account, input.code),
  ),
  subscribe: os.breakdownMail.subscribe.handler(({ input, context: { app, account } }) =>
    own.subscribeToReports(app, account, input),
  ),
  remove: os.breakdownMail.remove.handler(({ context: { app, account } }) => own.removeMailAddress(app, account)),
  preview: os.breakdownMail.preview.handler(({ input, context: { app, account } }) =>
    previewReport(app, input.rhythm, account.language),
  ),
}
