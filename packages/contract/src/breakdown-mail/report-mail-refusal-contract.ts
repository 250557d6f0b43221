import type { MailCodeRefusal } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'

/** The refusals of mails with figures; their words are loaded with the settings of them. */
export type MailRefusal =
  | MailCodeRefusal
  | 'mail_address_flawed'
  | 'mail_not_sent'
  | 'mail_unavailable'
  | 'too_many_codes'

/** The status of each refusal about mails with figures. */
export const MAIL_STATUS = {
  no_mail_address: 409,
  already_confirmed: 409,
  mail_code_over: 409,
  mail_code_wrong: 422,
  mail_address_flawed: 422,
  mail_not_sent: 409,
  mail_unavailable: 409,
  too_many_codes: 409,
} as const satisfies Readonly<Record<MailRefusal, number>>
