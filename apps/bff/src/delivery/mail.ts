import { Readable } from 'node:stream'
import { letters } from '@mimamori/copy/letters/ja'
import type { OutgoingRow } from '@mimamori/storage/delivery/delivery-reads'
import { loadMemberMessage } from '@mimamori/storage/delivery/member-message-reads'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from '../config/smtp-settings.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { Outcome } from './attempt.ts'
import type { Carrier } from './carrier.ts'

const TIMEOUT_MS = 30_000
const AT_ONCE = 4

/** Something went wrong on the way, in a code: what a server says may hold the address. */
type Fault = { readonly code?: string | undefined; readonly responseCode?: number | undefined }

const failed = (error: string, more: { final?: boolean; unsure?: boolean } = {}): Outcome => ({
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
function outcomeOf({ code, responseCode }: Fault, begun: boolean): Outcome {
  if (responseCode) return failed(`smtp_${responseCode}`, { final: responseCode >= 500 })
  const named = (code ?? 'network').toLowerCase()
  return begun ? failed(`unsure_${named}`, { unsure: true }) : failed(named)
}

/** A message that says when the server has begun to take it. */
function watched(message: Buffer) {
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
function hand(
  { host, port, secure, plain, login, from }: SmtpSettings,
  { to, message, leaving }: { to: string; message: Buffer; leaving: AbortSignal },
): Promise<Outcome> {
  const { stream, begun } = watched(message)
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
    const end = (outcome: Outcome) => {
      resolve(outcome)
      connection.close()
    }
    const fail = (fault: Fault) => end(outcomeOf(fault, begun()))
    const send = () =>
      connection.send({ from, to: [to] }, stream, (fault) => {
        if (fault) return fail(fault)
        resolve({ ok: true })
        connection.quit()
      })
    leaving.addEventListener('abort', () => fail({ code: 'leaving' }), { once: true })
    connection.on('error', fail)
    connection.connect((fault) => {
      if (fault) return fail(fault)
      if (!login) return send()
      connection.login({ credentials: login }, (refused) => (refused ? fail(refused) : send()))
    })
  })
}

/** The letter as it was decided: the desk's name, no staff, nothing but the text. */
async function composed(row: OutgoingRow, from: string, { to, text, at }: { to: string; text: string; at: string }) {
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
export function mailCarrier({ storage, clock, settings: { smtp } }: AppContext): Carrier | null {
  if (!smtp) return null
  return {
    channel: 'mail',
    timeoutMs: 4 * TIMEOUT_MS,
    atOnce: AT_ONCE,
    isOpen: async () => true,
    async send(row, leaving) {
      const letter = await loadMemberMessage(storage.db, storage.vault, row.decisionId)
      if (!letter) return failed('no_address', { final: true })
      const message = await composed(row, smtp.from, { ...letter, at: clock.now() })
      return await hand(smtp, { to: letter.to, message, leaving })
    },
    gone: null,
    repeats: false,
    close: async () => undefined,
  }
}
