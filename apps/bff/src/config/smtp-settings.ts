import { z } from 'zod'

/** The variables of the server that sends messages to members by mail. */
export const SmtpEnvironment = {
  MIMAMORI_SMTP_URL: z
    .url({ protocol: /^smtps?$/, hostname: /./, error: 'smtp://… or smtps://… of a mail server' })
    .optional(),
  MIMAMORI_SMTP_FROM: z
    .string()
    .regex(/^[^\s@<>",;]+@[^\s@<>",;]+$/, 'a mail address')
    .optional(),
}

export type SmtpSettings = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise by STARTTLS before anything else is sent */
  readonly secure: boolean
  /** the one exception: a server on this machine may go without TLS */
  readonly plain: boolean
  readonly login: { readonly user: string; readonly pass: string } | null
  /** the sender's mail address; the sender's name is the desk's */
  readonly from: string
}

type SmtpVariables = { readonly [Name in keyof typeof SmtpEnvironment]?: string | undefined }

/** An error when only one of the two variables is set, in one line; `null`: both or neither are. */
export function missingSmtpSettings({
  MIMAMORI_SMTP_URL: url,
  MIMAMORI_SMTP_FROM: from,
}: SmtpVariables): string | null {
  if ((url === undefined) === (from === undefined)) return null
  return 'MIMAMORI_SMTP_URL and MIMAMORI_SMTP_FROM belong together: set both or neither'
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** The mail server of these variables; `null`: no mail is sent. */
export function smtpSettingsFrom({
  MIMAMORI_SMTP_URL: address,
  MIMAMORI_SMTP_FROM: from,
}: SmtpVariables): SmtpSettings | null {
  if (address === undefined || from === undefined) return null
  const url = new URL(address)
  /** TLS from the first byte; otherwise STARTTLS is required before anything is sent */
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    plain: !secure && LOOPBACK.test(url.hostname),
    login: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    from,
  }
}
