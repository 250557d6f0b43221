import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from '../config/smtp-settings.ts'
import type { DeliveryOutcome } from './send-webhook.ts'

export const TIMEOUT_MS = 30_000

/** Something went wrong on the way, in a code: what a server says may hold the address. */
type SmtpFault = { readonly code?: string | undefined; readonly responseCode?: number | undefined }

export const failedOutcome = (error: string, more: { final?: boolean; unsure?: boolean } = {}): DeliveryOutcome => ({
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
export function sendOverSmtp(
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
