import { Readable } from 'node:stream'
import { letters } from '@mimamori/copy/letters/ja'
import type { OutgoingRow } from '@mimamori/storage/delivery/delivery-reads'
import { loadMemberMessage } from '@mimamori/storage/delivery/member-message-reads'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from '../config/smtp-settings.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { Carrier } from './delivery-carrier.ts'
import type { DeliveryOutcome } from './send-webhook.ts'

const TIMEOUT_MS = 30_000
const MAX_CONCURRENT = 4

/** Something went wrong on the way, in a code: what a server says may hold the address. */
type SmtpFault = { readonly code?: string | undefined; readonly responseCode?: number | undefined }

const failedOutcome = (error: string, more: { final?: boolean; unsure?: boolean } = {}): DeliveryOutcome => ({
  ok: false,
  error,
  gone: false,
  retryAfterSeconds: 0,
  ...more,
})

/**
 * What became of an attempt. A mail server that says no for good (5xx) is believed; one that says later (4xx) is asked
 * again. Without an answer to a text that was on its way nobody knows whether it arrived.
 */
function outcomeOf({ code, responseCode }: SmtpFault, begun: boolean): DeliveryOutcome {
  if (responseCode) return failedOutcome(`smtp_${responseCode}`, { final: responseCode >= 500 })
  const named = (code ?? 'network').toLowerCase()
  return begun ? failedOutcome(`unsure_${named}`, { unsure: true }) : failedOutcome(named)
}

/** A message that says when the server has begun to take it. */
function trackedStream(message: Buffer) {
  let begun = false
  const stream = new Readable({
    read() {
      begun = true
      this.push(message)
      this.push(null)
    },
  })
  return { stream, begun: () => begun }
}

/** Hand one message to the server; resolves with what became of it, and never throws. */
function sendOverSmtp(
  { host, port, secure, plain, login, from }: SmtpSettings,
  { to, message, shutdown }: { to: string; message: Buffer; shutdown: AbortSignal },
): Promise<DeliveryOutcome> {
  const { stream, begun } = trackedStream(message)
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: !secure && !plain,
    ignoreTLS: plain,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  return new Promise((resolve) => {
    const end = (outcome: DeliveryOutcome) => {
      resolve(outcome)
      connection.close()
    }
    const fail = (fault: SmtpFault) => end(outcomeOf(fault, begun()))
    const send = () =>
      connection.send({ from, to: [to] }, stream, (fault) => {
        if (fault) return fail(fault)
        resolve({ ok: true })
        connection.quit()
      })
    shutdown.addEventListener('abort', () => fail({ code: 'leaving' }), { once: true })
    connection.on('error', fail)
    connection.connect((fault) => {
      if (fault) return fail(fault)
      if (!login) return send()
      connection.login({ credentials: login }, (refused) => (refused ? fail(refused) : send()))
    })
  })
}

/** The letter as it was decided: the desk's name, no staff, nothing but the text. */
async function composeMail(row: OutgoingRow, from: string, { to, text, at }: { to: string; text: string; at: string }) {
  const host = from.split('@')[1]
  const mail = new MailComposer({
    from: { name: letters.sender, address: from },
    to,
    subject: letters.subject,
    text,
    date: new Date(at),
    messageId: `<${row.id}@${host}>`,
    // answers of machines to it are not wanted
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await mail.compile().build()
}

/** Texts to members by mail. `null`: none go. */
export function createMailCarrier({ storage, clock, settings: { smtp } }: AppContext): Carrier | null {
  if (!smtp) return null
  return {
    channel: 'mail',
    timeoutMs: 4 * TIMEOUT_MS,
    maxConcurrent: MAX_CONCURRENT,
    isOpen: async () => true,
    async send(row, shutdown) {
      const letter = await loadMemberMessage(storage.db, storage.vault, row.decisionId)
      if (!letter) return failedOutcome('no_address', { final: true })
      const message = await composeMail(row, smtp.from, { ...letter, at: clock.now() })
      return await sendOverSmtp(smtp, { to: letter.to, message, shutdown })
    },
    gone: null,
    safeToRepeat: false,
    close: async () => undefined,
  }
}
