import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { addDemoAccounts } from './demo-accounts.ts'
import { hashPassword } from './password-hashing.ts'
import { signIn } from './password-sign-in.ts'
import type { SignInResult } from './sign-in-attempt.ts'

const RIGHT = { login: 'sato', password: 'mimamori-demo', address: '127.0.0.1', agent: '' }
const NEXT = 'a window full of rain'
const nextHash = await hashPassword(NEXT)

let testApp: TestApp
let satoId: string
beforeEach(async () => {
  testApp = await openTestApp()
  await addDemoAccounts(testApp.app, testApp.app.clock.now())
  satoId = (await accountByLogin(testApp.db, 'sato'))?.id ?? ''
})
afterEach(() => testApp.close())

const disable = (tx: Tx) => {
  tx.lock('key', 'people')
  return record(tx, testApp.app.clock.now(), SYSTEM, { type: 'staff.disabled', id: satoId })
}
const changePassword = (tx: Tx) => {
  tx.lock('target', `staff/${satoId}`)
  const changed = { type: 'staff.password_changed', id: satoId, passwordHash: nextHash, keep: '' } as const
  return record(tx, testApp.app.clock.now(), satoId, changed)
}

/** Sign in; once the password was found right, and before that is acted on, `meanwhile` happens. */
async function signInWhile(meanwhile: () => Promise<unknown>): Promise<SignInResult> {
  const { storage } = testApp.app
  const write = storage.write.bind(storage)
  const spy = vi.spyOn(storage, 'write')
  // the first transaction counts the try, the second starts the session
  spy.mockImplementationOnce(write).mockImplementationOnce(async (work) => {
    spy.mockRestore()
    await meanwhile()
    return await write(work)
  })
  return await signIn(testApp.app, RIGHT)
}

const sessionsOfSato = () => testApp.rawSql(`SELECT id FROM sessions WHERE staff_id = '${satoId}'`)

describe('while a password is being checked', () => {
  test('nothing happens, and a session starts', async () => {
    expect(await signInWhile(async () => undefined)).toMatchObject({ account: { id: satoId }, stage: 'full' })
    expect(await sessionsOfSato()).toHaveLength(1)
  })

  test.each([
    ['the account is disabled', disable],
    ['the account is given another password', changePassword],
  ])('%s: no session starts, and the refusal is in the log', async (_, change) => {
    expect(await signInWhile(() => testApp.app.storage.write(change))).toEqual({ refusal: 'failed' })
    expect(await sessionsOfSato()).toEqual([])
    const [refused] = await auditPage(testApp.db, { action: 'session.refused', limit: 1 })
    expect([refused?.subjectId, JSON.parse(refused?.detail ?? '{}')]).toEqual([satoId, { why: 'password' }])
  })
})

test.each([
  ['an account that is just being disabled', disable],
  ['a password that is just being changed', changePassword],
])('%s starts no session: the change is waited for', async (_, change) => {
  const { storage } = testApp.app
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  let changing: Promise<unknown> = Promise.resolve()
  const result = await signInWhile(async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    changing = storage.write(async (tx) => {
      await change(tx)
      // what was sent has arrived once something was read behind it
      await accountByLogin(tx.db, 'sato')
      begin()
      await finished
    })
    await begun
    setTimeout(finish, 300)
  })
  expect(result).toEqual({ refusal: 'failed' })
  await changing
  expect(await sessionsOfSato()).toEqual([])
})
