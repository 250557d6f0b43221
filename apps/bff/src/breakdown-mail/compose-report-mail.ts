import { reportMail as en } from '@mimamori/copy/breakdown-mail/report-mail.en'
import { reportMail as ja } from '@mimamori/copy/breakdown-mail/report-mail.ja'
import type { MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import type { Language } from '@mimamori/policy/staff/staff-member'
import MailComposer from 'nodemailer/lib/mail-composer'

const WORDS = { ja, en } as const

/** Subject and text of a mail. */
export type MailText = { readonly subject: string; readonly text: string }

/** The report of a period in a person's language: figures, and links into the desk at `publicUrl`. */
export function writeReport(figures: MailFigures, language: Language, publicUrl: string): MailText {
  const { subject, text } = WORDS[language]
  const month = figures.period.last.slice(0, 7)
  const links = { breakdown: `${publicUrl}/breakdown?period=${month}`, settings: `${publicUrl}/settings` }
  return { subject: subject(figures), text: text(figures, links) }
}

/** The mail with the code that confirms an address. */
export const writeCode = (code: string, minutes: number, language: Language): MailText => ({
  subject: WORDS[language].codeSubject,
  text: WORDS[language].codeText(code, minutes),
})

/** The mail to a confirmed address that another one took the place of. */
export const writeMoved = (language: Language, publicUrl: string): MailText => ({
  subject: WORDS[language].movedSubject,
  text: WORDS[language].movedText(`${publicUrl}/settings`),
})

type Envelope = {
  readonly from: string
  readonly to: string
  readonly language: Language
  readonly at: string
  /** the part of the Message-ID before the @ */
  readonly id: string
}

/** A mail of the desk to one of its people: plain text, addressed to nobody by name. */
export async function composeDeskMail(
  { subject, text }: MailText,
  { from, to, language, at, id }: Envelope,
): Promise<Buffer> {
  const mail = new MailComposer({
    from: { name: WORDS[language].sender, address: from },
    to,
    subject,
    text,
    date: new Date(at),
    messageId: `<${id}@${from.split('@')[1]}>`,
    // asks for no automatic replies
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await mail.compile().build()
}
