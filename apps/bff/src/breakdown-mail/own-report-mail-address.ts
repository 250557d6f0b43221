import type { LastReport, MailReportState } from '@mimamori/contract/breakdown-mail/breakdown-mail-contract'
import { confirmMailAddress, isMailAddress } from '@mimamori/policy/breakdown-mail/report-mail-address-rules'
import { MAIL_RHYTHMS, mailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { openMailAddress, storedMailAddress } from '@mimamori/storage/breakdown-mail/report-mail-address-reads'
import { lastReportMail } from '@mimamori/storage/breakdown-mail/report-mail-reads'
import { record } from '@mimamori/storage/record-change'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'
import { refusalError, requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { hashOfCode, mailCode, mailMoved, makeMailCode, takeCodeFromLimits } from './report-mail-codes.ts'
import { type MailServer, mailServerOf } from './report-mail-server.ts'

type Person = Pick<Account, 'id' | 'language'>

async function loadLastReports(db: Storage['db'], staffId: string): Promise<LastReport[]> {
  const mails = await Promise.all(MAIL_RHYTHMS.map((rhythm) => lastReportMail(db, staffId, rhythm)))
  return mails.flatMap((mail) => {
    if (!mail || mail.state === 'waiting') return []
    const { rhythm, state, error, endedAt } = mail
    const { first, last } = mailPeriod(rhythm, mail.period)
    return [{ rhythm, first, last, state, error, at: endedAt ?? '' }]
  })
}

/** What a person has set, with their own address. */
export async function getMailState(app: AppContext, { id }: Pick<Person, 'id'>): Promise<MailReportState> {
  const { storage, clock } = app
  const [stored, last] = [await storedMailAddress(storage.db, id), await loadLastReports(storage.db, id)]
  const server = mailServerOf(app)
  const now = clock.now()
  const { code } = stored ?? { code: null }
  return {
    unavailable: typeof server === 'string' ? server : null,
    address: stored && openMailAddress(storage.vault, stored),
    confirmed: stored?.confirmedAt != null,
    codeUntil: code !== null && code.endsAt > now ? code.endsAt : null,
    weekly: stored?.weekly ?? false,
    monthly: stored?.monthly ?? false,
    last,
  }
}

function requireMailServer(app: AppContext): MailServer {
  const server = mailServerOf(app)
  if (typeof server === 'string') throw refusalError('mail_unavailable')
  return server
}

/** Changes of one person's address come after one another. */
const lockOf = (tx: Tx, id: string) => tx.lock('key', `mail address ${id}`)

/** Stores another address, which is not confirmed, and mails a code to it; a confirmed one before it is told. Throws the refusal. */
export async function setMailAddress(
  app: AppContext,
  { id, language }: Person,
  typed: string,
): Promise<MailReportState> {
  const { storage, clock } = app
  const server = requireMailServer(app)
  const address = typed.trim()
  if (!isMailAddress(address)) throw refusalError('mail_address_flawed')
  const { code, former } = await storage.write(async (tx) => {
    lockOf(tx, id)
    const at = clock.now()
    const stored = await storedMailAddress(tx.db, id)
    await takeCodeFromLimits(tx, app, at, { staffId: id, address })
    const made = makeMailCode(app, id, at)
    await record(tx, at, id, { type: 'mail_address.set', staffId: id, sealed: storage.vault.seal(address), code: made })
    // strangers whose address was never confirmed are told nothing
    return { code: made, former: stored?.confirmedAt ? openMailAddress(storage.vault, stored) : null }
  })
  if (former !== null && former !== address) await mailMoved(app, server, { address: former, language })
  await mailCode(app, server, code, { staffId: id, address, language })
  return await getMailState(app, { id })
}

/** Mails another code to an address that is not confirmed. Throws the refusal. */
export async function sendMailCode(app: AppContext, { id, language }: Person): Promise<MailReportState> {
  const { storage, clock } = app
  const server = requireMailServer(app)
  const { code, address } = await storage.write(async (tx) => {
    lockOf(tx, id)
    const at = clock.now()
    const stored = await storedMailAddress(tx.db, id)
    if (!stored) throw refusalError('no_mail_address')
    if (stored.confirmedAt !== null) throw refusalError('already_confirmed')
    const opened = openMailAddress(storage.vault, stored)
    await takeCodeFromLimits(tx, app, at, { staffId: id, address: opened })
    const made = makeMailCode(app, id, at)
    await record(tx, at, id, { type: 'mail_address.code_renewed', staffId: id, code: made })
    return { code: made, address: opened }
  })
  await mailCode(app, server, code, { staffId: id, address, language })
  return await getMailState(app, { id })
}

/** Confirms the address by the code that was mailed to it. A wrong one is counted, and refused. */
export async function confirmOwnAddress(
  app: AppContext,
  { id }: Pick<Person, 'id'>,
  code: string,
): Promise<MailReportState> {
  const { storage, clock } = app
  const hash = hashOfCode(app, id, code)
  const right = await storage.write(async (tx) => {
    lockOf(tx, id)
    const at = clock.now()
    const stored = await storedMailAddress(tx.db, id)
    const event = requireAllowed(confirmMailAddress(stored, at, hash))
    await record(tx, at, id, { ...event, staffId: id, hash: stored?.code?.hash ?? '' })
    return event.type === 'mail_address.confirmed'
  })
  if (!right) throw refusalError('mail_code_wrong')
  return await getMailState(app, { id })
}

/** Sets which reports this person gets. Throws the refusal. */
export async function subscribeToReports(
  app: AppContext,
  { id }: Pick<Person, 'id'>,
  wanted: { readonly weekly: boolean; readonly monthly: boolean },
): Promise<MailReportState> {
  const { storage, clock } = app
  await storage.write(async (tx) => {
    lockOf(tx, id)
    if (!(await storedMailAddress(tx.db, id))) throw refusalError('no_mail_address')
    await record(tx, clock.now(), id, { type: 'mail_address.subscribed', staffId: id, ...wanted })
  })
  return await getMailState(app, { id })
}

/** Deletes the address; nothing that waits is sent to it. */
export async function removeMailAddress(app: AppContext, { id }: Pick<Person, 'id'>): Promise<MailReportState> {
  const { storage, clock } = app
  await storage.write((tx) => record(tx, clock.now(), id, { type: 'mail_address.removed', staffId: id }))
  return await getMailState(app, { id })
}
