import type { MailUnavailable } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import type { SmtpSettings } from '../config/smtp-settings.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** What the desk mails its people with. */
export type MailServer = { readonly smtp: SmtpSettings; readonly publicUrl: string }

/** The mail server, and the address of the desk for links; or why nothing is mailed. */
export function mailServerOf({ settings: { smtp, publicUrl } }: AppContext): MailServer | MailUnavailable {
  if (!smtp) return 'no_server'
  return publicUrl === null ? 'no_public_url' : { smtp, publicUrl }
}
