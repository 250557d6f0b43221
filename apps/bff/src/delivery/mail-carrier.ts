import { letters } from '@mimamori/copy/letters/ja'
import { isMemberMailAddress } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import type { OutgoingRow } from '@mimamori/storage/delivery/delivery-reads'
import { type LetterSubject, loadMemberMessage, mailAddressOf } from '@mimamori/storage/delivery/member-message-reads'
import { enquiryById } from '@mimamori/storage/enquiries/enquiry-reads'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { AppContext } from '../runtime/app-context.ts'
import { ATTEMPT_MS, failedOutcome, sendOverSmtp } from '../runtime/send-smtp-mail.ts'
import { loadReminderMail } from '../workflows/load-reminder-letters.ts'
import { loadStandardLetter } from '../workflows/load-standard-letter.ts'
import type { Carrier } from './delivery-carrier.ts'

const MAX_CONCURRENT = 4

/** The mail of a decision's message: the desk's name, no staff, and the text alone. */
async function composeMail(row: OutgoingRow, from: string, { to, text, at }: { to: string; text: string; at: string }) {
  const host = from.split('@')[1]
  const mail = new MailComposer({
    from: { name: letters.sender, address: from },
    to,
    subject: letters.subject,
    text,
    date: new Date(at),
    messageId: `<${row.id}@${host}>`,
    // asks for no automatic replies
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await mail.compile().build()
}

/** The letter of a decision, or else of what no decision is behind; `null`: there is none, or no address. */
async function loadLetter(
  app: AppContext,
  { decisionId, payload }: OutgoingRow,
): Promise<{ readonly to: string; readonly text: string } | null> {
  const { db, vault } = app.storage
  if (decisionId !== '') return await loadMemberMessage(db, vault, decisionId)
  const { memberId, ...subject } = JSON.parse(payload).data as { memberId: string } & LetterSubject
  const to = await mailAddressOf(db, vault, memberId)
  const text = to === null ? '' : await loadTextOf(app, subject, memberId)
  return to === null || text === '' ? null : { to, text }
}

/** The words of a letter that no decision is behind; '': they are gone. */
async function loadTextOf(app: AppContext, subject: LetterSubject, memberId: string): Promise<string> {
  const { db } = app.storage
  if ('enquiryId' in subject) return (await enquiryById(db, subject.enquiryId))?.letter ?? ''
  if ('reminderId' in subject) return await loadReminderMail(app, subject, memberId)
  return (await loadStandardLetter(db, subject.changeId, 'ja'))?.text ?? ''
}

/** The channel of messages to members by mail; `null`: no mail server is set. */
export function createMailCarrier(app: AppContext): Carrier | null {
  const {
    clock,
    settings: { smtp },
  } = app
  if (!smtp) return null
  return {
    channel: 'mail',
    timeoutMs: ATTEMPT_MS,
    maxConcurrent: MAX_CONCURRENT,
    isOpen: async () => true,
    async send(row, shutdown) {
      const memberMessage = await loadLetter(app, row)
      // one that was taken in before addresses were checked
      if (!memberMessage || !isMemberMailAddress(memberMessage.to)) return failedOutcome('no_address', { final: true })
      const message = await composeMail(row, smtp.from, { ...memberMessage, at: clock.now() })
      return await sendOverSmtp(smtp, { to: memberMessage.to, message, shutdown })
    },
    endpointUrl: null,
    safeToRepeat: false,
    close: async () => undefined,
  }
}
