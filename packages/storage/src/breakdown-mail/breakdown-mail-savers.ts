import { REPORT_MAIL_SAVERS, type ReportMailChange } from './save-report-mail.ts'
import { MAIL_ADDRESS_SAVERS, type MailAddressChange } from './save-report-mail-address.ts'

export type BreakdownMailChange = MailAddressChange | ReportMailChange

/** The savers of addresses for mails with figures, and of these mails. */
export const BREAKDOWN_MAIL_SAVERS = { ...MAIL_ADDRESS_SAVERS, ...REPORT_MAIL_SAVERS }
