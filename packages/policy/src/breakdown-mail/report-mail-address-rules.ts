import { plusSeconds } from '../instant.ts'
import { may, type Role } from '../staff/role-permissions.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { MailRhythm } from './report-mail-periods.ts'

/** longest mail address, in characters */
export const MAX_MAIL_ADDRESS_LENGTH = 254
/** how long a mailed code holds */
export const CODE_MINUTES = 15
/** wrong codes that end one */
const MAX_WRONG_CODES = 5
/** codes that are mailed for one person, and by the whole desk to one mailbox, in an hour */
export const MAX_CODES_PER_HOUR = 5
/** codes that are mailed for one person in a day */
export const MAX_CODES_PER_DAY = 10

const DOMAIN = '@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$'
const SIGNS = "[a-z0-9.!#$%&'*+/=?^_{|}~-]"
/** Letters, digits and the signs of a mail address, all ASCII: nothing that ends a line or a command. */
const ADDRESS = new RegExp(`^[a-z0-9](?:${SIGNS}{0,62}[a-z0-9_-])?${DOMAIN}`, 'i')
const MEMBER_ADDRESS = new RegExp(`^[a-z0-9._]${SIGNS}{0,63}${DOMAIN}`, 'i')

/** Is this a mail address that the desk can send to? */
export const isMailAddress = (address: string): boolean =>
  address.length <= MAX_MAIL_ADDRESS_LENGTH && ADDRESS.test(address) && !address.includes('..')

/**
 * Is this one mail address that a member can have? Carriers in Japan gave out addresses with dots side by side and at the end, which
 * RFC 5321 does not allow, and which are delivered to.
 */
export const isMemberMailAddress = (address: string): boolean =>
  address.length <= MAX_MAIL_ADDRESS_LENGTH && MEMBER_ADDRESS.test(address)

/** The mailbox of an address: many servers put `ueno+anything@…` into that of `ueno@…`. */
export function mailboxOf(address: string): string {
  const [local = '', domain = ''] = address.toLowerCase().split('@')
  return `${local.split('+')[0]}@${domain}`
}

/** What one person has set for mails with figures. `address`: sealed. */
export type MailAddress = {
  readonly staffId: string
  readonly weekly: boolean
  readonly monthly: boolean
  readonly confirmedAt: string | null
  readonly code: { readonly hash: string; readonly endsAt: string; readonly wrong: number } | null
  readonly changedAt: string
}

export type MailCodeRefusal = 'no_mail_address' | 'already_confirmed' | 'mail_code_over' | 'mail_code_wrong'

/** When a code mailed at this instant ends. */
export const codeEndsAt = (at: string): string => plusSeconds(at, CODE_MINUTES * 60)

/** Compares an entered code, by its hash, with the one that was mailed. A wrong one is counted; the fifth ends it. */
export function confirmMailAddress(
  address: MailAddress | null,
  now: string,
  enteredHash: string,
): Verdict<
  { readonly type: 'mail_address.confirmed' } | { readonly type: 'mail_address.code_wrong'; readonly wrong: number },
  MailCodeRefusal
> {
  if (!address) return refuse('no_mail_address')
  if (address.confirmedAt !== null) return refuse('already_confirmed')
  const { code } = address
  // a clock that was set back must not make it hold longer
  const over = code === null || code.wrong >= MAX_WRONG_CODES || code.endsAt <= now || code.endsAt > codeEndsAt(now)
  if (over) return refuse('mail_code_over')
  if (enteredHash === code.hash) return allow({ type: 'mail_address.confirmed' })
  return allow({ type: 'mail_address.code_wrong', wrong: code.wrong + 1 })
}

/** Why a mail with figures is not sent to somebody whom it was meant for. */
export type MailSkipReason =
  | 'account_disabled'
  | 'not_permitted'
  | 'no_address'
  | 'not_confirmed'
  | 'not_subscribed'
  /** the desk was restored from a backup: it may have been sent after that was made */
  | 'desk_restored'

/** Why this person gets no report, as everything is at the instant of sending; `null`: they get it. */
export function mailSkipReason(
  account: { readonly role: Role; readonly disabledAt: string | null } | null,
  address: MailAddress | null,
  rhythm: MailRhythm,
): MailSkipReason | null {
  if (!account || account.disabledAt !== null) return 'account_disabled'
  if (!may(account.role, 'breakdown.read')) return 'not_permitted'
  if (!address) return 'no_address'
  if (address.confirmedAt === null) return 'not_confirmed'
  return address[rhythm] ? null : 'not_subscribed'
}
