import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { record } from '@mimamori/storage/record-change'
import { type Account, accountOf } from '@mimamori/storage/staff/staff-reads'
import { smtpRefusal, startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeAccount } from '../testing/test-accounts.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import * as own from './own-report-mail-address.ts'

const MAIL = 'ueno@staff.example.jp'

let mails: TestMailServer
let testApp: TestApp
let ueno: Account
beforeEach(async () => {
  mails = await startTestMailServer()
  testApp = await openTestApp(mails.environment)
  ueno = await aLead('ueno')
})
afterEach(async () => {
  await testApp.close()
  await mails.close()
})

async function aLead(login: string): Promise<Account> {
  const { id } = await storeAccount(testApp.app, { login, role: 'lead', settled: true })
  return (await accountOf(testApp.db, id)) as Account
}
const codeIn = (n = -1) => /\d{6}/.exec(mails.received.at(n)?.text ?? '')?.[0] ?? ''
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const set = (address = MAIL, who = ueno) => own.setMailAddress(testApp.app, who, address)
const confirm = (code: string, who = ueno) => own.confirmOwnAddress(testApp.app, who, code)
const state = (who = ueno) => own.getMailState(testApp.app, who)

test('an address is confirmed by the code that was mailed to it, in the person’s language, and to nobody by name', async () => {
  const { codeUntil, ...shown } = await set(` ${MAIL} `)
  expect(shown).toMatchObject({ unavailable: null, address: MAIL, confirmed: false, weekly: false, monthly: false })
  expect(codeUntil).toBe('2026-11-24T01:15:00.000Z')
  expect(mails.received).toMatchObject([{ to: MAIL, subject: '【見守り】メールアドレスの確認コード' }])
  expect(mails.received[0]?.raw).not.toMatch(/ueno(?!@staff)/)
  expect(await confirm(codeIn())).toMatchObject({ address: MAIL, confirmed: true, codeUntil: null })
  await testApp.rawSql(`UPDATE staff SET language = 'en' WHERE id = '${ueno.id}'`)
  await set('mori@staff.example.jp', (await accountOf(testApp.db, ueno.id)) as Account)
  expect(mails.received.at(-1)?.subject).toBe('[Mimamori] Code to confirm your email address')
})

test('the address before is told that another one takes its place, if it was confirmed', async () => {
  await set()
  await set('other@staff.example.jp')
  expect(mails.received.map(({ to }) => to)).toEqual([MAIL, 'other@staff.example.jp'])
  await confirm(codeIn())
  mails.received.splice(0)
  await set('third@staff.example.jp')
  expect(mails.received.map(({ to, subject }) => [to, subject])).toEqual([
    ['other@staff.example.jp', '【見守り】レポートメールの送信先が変更されました'],
    ['third@staff.example.jp', '【見守り】メールアドレスの確認コード'],
  ])
  expect(mails.received[0]?.text).toContain('https://desk.example.jp/settings')
  expect(mails.received[0]?.text).not.toContain('third@')
  await confirm(codeIn())
  mails.received.splice(0)
  await set('third@staff.example.jp')
  expect(mails.received, 'the same one again').toHaveLength(1)
})

test('the code holds for a quarter of an hour, and five wrong ones end it', async () => {
  await set()
  const code = codeIn()
  for (let n = 0; n < 5; n++) expect(await refusalOf(confirm(otherThan(code)))).toBe('mail_code_wrong')
  expect(await refusalOf(confirm(code))).toBe('mail_code_over')
  await own.sendMailCode(testApp.app, ueno)
  testApp.wait(15 * 60)
  expect(await refusalOf(confirm(codeIn()))).toBe('mail_code_over')
  expect((await state()).codeUntil).toBeNull()
  await own.sendMailCode(testApp.app, ueno)
  expect((await confirm(codeIn())).confirmed).toBe(true)
  expect(await refusalOf(own.sendMailCode(testApp.app, ueno))).toBe('already_confirmed')
})

test('another code, or another address, ends the one before; and a code is of one person', async () => {
  const mori = await aLead('mori')
  await set()
  await set('mori@staff.example.jp', mori)
  const [first, second] = [codeIn(0), codeIn(1)]
  expect(await refusalOf(confirm(first === second ? otherThan(first) : first, mori))).toBe('mail_code_wrong')
  await own.sendMailCode(testApp.app, ueno)
  if (codeIn() !== first) expect(await refusalOf(confirm(first))).toBe('mail_code_wrong')
  expect((await confirm(codeIn())).confirmed).toBe(true)
  expect((await set('other@staff.example.jp')).confirmed, 'another address is not confirmed').toBe(false)
})

test('codes are mailed five times an hour, of one person and to one address', async () => {
  const mori = await aLead('mori')
  for (let n = 0; n < 5; n++) await set()
  expect(await refusalOf(set('another@staff.example.jp'))).toBe('too_many_codes')
  expect(await refusalOf(set(MAIL.toUpperCase(), mori))).toBe('too_many_codes')
  expect(await refusalOf(set(MAIL.replace('@', '+more@'), mori)), 'the same mailbox').toBe('too_many_codes')
  expect(mails.received).toHaveLength(5)
  testApp.wait(3600)
  await set(MAIL, mori)
  expect(mails.received).toHaveLength(6)
})

test('codes are mailed ten times a day of one person, to whatever addresses', async () => {
  for (let n = 0; n < 10; n++) {
    if (n === 5) testApp.wait(3600)
    await set(`ueno${n}@staff.example.jp`)
  }
  testApp.wait(3600)
  expect(await refusalOf(set())).toBe('too_many_codes')
  testApp.wait(22 * 3600)
  await set()
  expect(mails.received).toHaveLength(11)
})

test('a code that could not be mailed holds nothing, and one that may have arrived still does', async () => {
  mails.answer = () => smtpRefusal(550)
  expect(await refusalOf(set())).toBe('mail_not_sent')
  expect(await state()).toMatchObject({ address: MAIL, confirmed: false, codeUntil: null })
  mails.answer = () => 'broken'
  expect(await refusalOf(own.sendMailCode(testApp.app, ueno))).toBe('mail_not_sent')
  expect((await confirm(codeIn())).confirmed).toBe(true)
})

test('what is no address is refused, and so is everything where no mail server is set', async () => {
  expect(await refusalOf(set('ueno'))).toBe('mail_address_flawed')
  expect(await refusalOf(set('a@example.jp\r\nRCPT TO:<b@example.jp>'))).toBe('mail_address_flawed')
  const { settings } = testApp.app
  const without = { ...testApp.app, settings: { ...settings, smtp: null } }
  expect((await own.getMailState(without, ueno)).unavailable).toBe('no_server')
  expect(await refusalOf(own.setMailAddress(without, ueno, MAIL))).toBe('mail_unavailable')
  const nowhere = { ...testApp.app, settings: { ...settings, publicUrl: null } }
  expect((await own.getMailState(nowhere, ueno)).unavailable).toBe('no_public_url')
  expect(await refusalOf(own.subscribeToReports(testApp.app, ueno, { weekly: true, monthly: true }))).toBe(
    'no_mail_address',
  )
  expect(mails.received).toEqual([])
})

test('an address is sealed, and readable in no row, no entry of the log and no figure; its own person alone is told it', async () => {
  const mori = await aLead('mori')
  await set()
  await confirm(codeIn())
  await own.subscribeToReports(testApp.app, ueno, { weekly: true, monthly: false })
  const tables = ['breakdown_mail_addresses', 'breakdown_mails', 'audit', 'tries', 'outbox', 'idempotency', 'marks']
  const rows = await Promise.all(tables.map((table) => testApp.rawSql(`SELECT * FROM ${table}`)))
  const stored = JSON.stringify(rows)
  expect(stored).not.toMatch(/staff\.example|ueno@/)
  expect(stored).not.toContain(codeIn())
  expect(await testApp.app.metrics.registry.metrics()).not.toContain('staff.example')
  expect(await state(mori)).toMatchObject({ address: null })
  const actions = (await testApp.rawSql('SELECT action, detail FROM audit ORDER BY seq')).filter(({ action }) =>
    String(action).startsWith('mail_address'),
  )
  expect(actions.map(({ action }) => action)).toEqual([
    'mail_address.set',
    'mail_address.confirmed',
    'mail_address.subscribed',
  ])
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
})

test('an address goes when it is removed, when its account is disabled, and when somebody is invited to it anew', async () => {
  const count = async () => Number((await testApp.rawSql('SELECT count(*) AS n FROM breakdown_mail_addresses'))[0]?.n)
  await set()
  await confirm(codeIn())
  expect(await own.removeMailAddress(testApp.app, ueno)).toMatchObject({ address: null, confirmed: false })
  expect(await count()).toBe(0)
  const at = testApp.app.clock.now()
  await set()
  await testApp.app.storage.write((tx) => record(tx, at, 'admin', { type: 'staff.disabled', id: ueno.id }))
  expect(await count()).toBe(0)
  await set()
  const invited = { id: ueno.id, tokenHash: 'x', createdBy: 'admin', expiresAt: at }
  await testApp.app.storage.write((tx) => record(tx, at, 'admin', { type: 'staff.invited', ...invited, anew: false }))
  expect(await count()).toBe(1)
  await testApp.app.storage.write((tx) =>
    record(tx, at, 'admin', { type: 'staff.invited', ...invited, tokenHash: 'y', anew: true }),
  )
  expect(await count()).toBe(0)
})

test('an address goes with the sign-ins of an account that nobody has confirmed when it is linked to the company’s', async () => {
  const mori = await aLead('mori')
  const link = (id: string) =>
    testApp.app.storage.write((tx) =>
      record(tx, testApp.app.clock.now(), id, { type: 'staff.linked', id, subject: `company ${id}` }),
    )
  await set()
  await set('mori@staff.example.jp', mori)
  await testApp.rawSql(`UPDATE staff SET confirmed_at = NULL, confirmed_by = NULL WHERE id = '${ueno.id}'`)
  await link(ueno.id)
  await link(mori.id)
  expect((await state()).address).toBeNull()
  expect((await state(mori)).address, 'a confirmed account keeps its own').toBe('mori@staff.example.jp')
})
