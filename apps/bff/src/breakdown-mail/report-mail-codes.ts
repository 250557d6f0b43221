import { randomInt } from 'node:crypto'
import {
  CODE_MINUTES,
  codeEndsAt,
  MAX_CODES_PER_DAY,
  MAX_CODES_PER_HOUR,
  mailboxOf,
} from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { rateLimitsOf } from '@mimamori/storage/rate-limits/rate-limit-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { refusalError } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { sendOverSmtp } from '../runtime/send-smtp-mail.ts'
import { composeDeskMail, writeCode, writeMoved } from './compose-report-mail.ts'
import type { MailServer } from './report-mail-server.ts'

const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS
/** somebody waits for the outcome */
const SEND_TIMEOUT_MS = 20_000

/** A code of six digits, and what is stored of it: a keyed hash, which is of one person. */
export type MailCode = { readonly code: string; readonly hash: string; readonly endsAt: string }

/** What is stored of a code that this person entered. */
export const hashOfCode = ({ storage }: AppContext, staffId: string, code: string): string =>
  storage.vault.keyOf('try', `mail code\0${staffId}\0${code}`)

/** A new code, which holds for a quarter of an hour. */
export function makeMailCode(app: AppContext, staffId: string, at: string): MailCode {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { code, hash: hashOfCode(app, staffId, code), endsAt: codeEndsAt(at) }
}

/** Counts a code that is to be mailed, for its person and for its mailbox. Throws the refusal where there were too many. */
export async function takeCodeFromLimits(
  tx: Tx,
  app: AppContext,
  at: string,
  of: { staffId: string; address: string },
): Promise<void> {
  const keyOf = (kind: string, what: string) => app.storage.vault.keyOf('try', `${kind}\0${what}`)
  const [hour, day] = [plusSeconds(at, HOUR_SECONDS), plusSeconds(at, DAY_SECONDS)]
  const limits = [
    { key: keyOf('mail codes of', of.staffId), most: MAX_CODES_PER_HOUR, until: hour },
    { key: keyOf('mail codes of a day', of.staffId), most: MAX_CODES_PER_DAY, until: day },
    { key: keyOf('mail codes to', mailboxOf(of.address)), most: MAX_CODES_PER_HOUR, until: hour },
  ]
  const taken = await rateLimitsOf(
    tx.db,
    limits.map(({ key }) => key),
  )
  const spent = limits.some(({ key, most, until }) => {
    const known = taken.find((each) => each.key === key)
    return known && known.n >= most && known.until > at && !isInTheFuture(known.until, until)
  })
  if (spent) throw refusalError('too_many_codes')
  for (const { key, until } of limits) await record(tx, at, SYSTEM, { type: 'tries.taken', key, until })
}

/** Tells a confirmed address that another one took its place. It is not tried again: the audit log has the change, too. */
export async function mailMoved(
  app: AppContext,
  { smtp, publicUrl }: MailServer,
  { address, language }: { readonly address: string; readonly language: Language },
): Promise<void> {
  const at = app.clock.now()
  const envelope = { from: smtp.from, to: address, language, at, id: `moved_${newId(at)}` }
  const message = await composeDeskMail(writeMoved(language, publicUrl), envelope)
  const outcome = await sendOverSmtp(smtp, { to: address, message, shutdown: AbortSignal.timeout(SEND_TIMEOUT_MS) })
  if (!outcome.ok) app.log.warn({ error: outcome.error }, 'report mail: the address before was not told')
}

/** Mails a code; throws the refusal where it did not go out, and then it holds no more. */
export async function mailCode(
  app: AppContext,
  { smtp }: MailServer,
  { code, hash }: MailCode,
  { staffId, address, language }: { readonly staffId: string; readonly address: string; readonly language: Language },
): Promise<void> {
  const { storage, clock } = app
  const envelope = { from: smtp.from, to: address, language, at: clock.now(), id: `code_${newId(clock.now())}` }
  const message = await composeDeskMail(writeCode(code, CODE_MINUTES, language), envelope)
  const outcome = await sendOverSmtp(smtp, { to: address, message, shutdown: AbortSignal.timeout(SEND_TIMEOUT_MS) })
  if (outcome.ok) return
  // one that may have arrived still holds
  if (!outcome.mayHaveArrived)
    await storage.write((tx) => record(tx, clock.now(), SYSTEM, { type: 'mail_address.code_ended', staffId, hash }))
  throw refusalError('mail_not_sent')
}
