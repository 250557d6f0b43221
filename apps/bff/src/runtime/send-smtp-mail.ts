import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from '../config/smtp-settings.ts'
import type { DeliveryOutcome } from './delivery-outcome.ts'

/** for the connection, the greeting and each reply of the mail server */
const TIMEOUT_MS = 30_000
/** for a whole attempt, however slowly the server goes on replying */
export const ATTEMPT_MS = 4 * TIMEOUT_MS

/** A fault by its codes: the message of a mail server may contain the member's address. */
type SmtpFault = { readonly code?: string | undefined; readonly responseCode?: number | undefined }

/** An attempt that failed with this code. */
export const failedOutcome = (
  error: string,
  more: { final?: boolean; mayHaveArrived?: boolean } = {},
): DeliveryOutcome => ({
  ok: false,
  error,
  gone: false,
  retryAfterSeconds: 0,
  ...more,
})

/**
 * The outcome of a failed attempt: 5xx is final, 4xx is tried again. When the server had begun to take the message and
 * did not reply, it is unknown whether it arrived.
 */
function outcomeOf({ code, responseCode }: SmtpFault, begun: boolean): DeliveryOutcome {
  if (responseCode) return failedOutcome(`smtp_${responseCode}`, { final: responseCode >= 500 })
  const named = (code ?? 'network').toLowerCase()
  return begun ? failedOutcome(`unsure_${named}`, { mayHaveArrived: true }) : failedOutcome(named)
}

/** A message as a stream; `begun` says whether the server has begun to take it. */
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

/** Sends one message, within so long at the most; resolves with the outcome and never throws. */
export function sendOverSmtp(
  { host, port, secure, plain, login, from }: SmtpSettings,
  { to, message, shutdown }: { to: string; message: Buffer; shutdown: AbortSignal },
  withinMs = ATTEMPT_MS,
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
    const deadline = setTimeout(() => fail({ code: 'ETIMEDOUT' }), withinMs)
    const end = (outcome: DeliveryOutcome) => {
      clearTimeout(deadline)
      resolve(outcome)
      connection.close()
    }
    const fail = (fault: SmtpFault) => end(outcomeOf(fault, begun()))
    const send = () =>
      connection.send({ from, to: [to] }, stream, (fault) => {
        if (fault) return fail(fault)
        clearTimeout(deadline)
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
