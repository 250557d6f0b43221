import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assignCase } from '../cases/assign-case.ts'
import { aJob } from '../testing/test-app.ts'
import { tanaka } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { startSession } from './start-session.ts'

type Line = { readonly id: string; readonly current: boolean }

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const ask = (path: string, cookie: string, input?: object) => server.rpc(path, input, { cookie })
const linesOf = async (answer: Response) => ((await answer.json()) as { json: Line[] }).json
const listFor = async (cookie: string) => linesOf(await ask('/session/list', cookie))

test('somebody ends their own sessions and nobody else’s, and not the one they are in', async () => {
  const [desk, laptop, maya] = [
    await server.cookieOf('sato'),
    await server.cookieOf('sato'),
    await server.cookieOf('maya'),
  ]
  const own = await listFor(desk)
  expect(own.map(({ current }) => current).sort()).toEqual([false, true])
  const revoke = async (id = '') => (await ask('/session/revoke', desk, { id })).status
  expect(await revoke((await listFor(maya))[0]?.id)).toBe(404)
  expect(await revoke(own.find(({ current }) => current)?.id)).toBe(404)
  expect(await revoke(own.find(({ current }) => !current)?.id)).toBe(200)
  const left = await Promise.all(
    [desk, laptop, maya].map(async (cookie) => (await ask('/session/list', cookie)).status),
  )
  expect(left).toEqual([200, 401, 200])
})

test('whoever signs out lets go of what they held, and the browser forgets the session', async () => {
  const cookie = await server.cookieOf('sato')
  await server.testApp.ingest(aJob('J-1'))
  const { id: caseId } = await server.testApp.caseOfJob('J-1')
  expect((await ask('/cases/claim', cookie, { caseId })).status).toBe(200)
  expect(await server.testApp.caseOfJob('J-1')).toMatchObject({ state: 'claimed' })
  const answer = await ask('/session/signOut', cookie)
  expect(answer.headers.getSetCookie().join()).toMatch(/^[^=]*mimamori=;/)
  expect(await server.testApp.caseOfJob('J-1')).toMatchObject({ state: 'open' })
  expect((await ask('/session/list', cookie)).status).toBe(401)
})

test('all but the session somebody is in are ended at once', async () => {
  const [desk, laptop] = [await server.cookieOf('sato'), await server.cookieOf('sato')]
  expect(await linesOf(await ask('/session/revokeOthers', desk))).toMatchObject([{ current: true }])
  expect((await ask('/session/list', laptop)).status).toBe(401)
})

test('a sign-in that was never completed is no session of one’s own to look at, and ends with the others', async () => {
  const desk = await server.cookieOf('sato')
  const { app } = server.testApp
  const account = await accountByLogin(app.storage.db, 'sato')
  const begun = { stage: 'factor', method: 'password', factor: false, agent: '' } as const
  await app.storage.write((tx) => startSession(tx, app.clock.now(), { staffId: account?.id ?? '', ...begun }))
  expect(await listFor(desk)).toMatchObject([{ current: true }])
  const sessions = () => server.testApp.rawSql(`SELECT stage FROM sessions WHERE staff_id = '${account?.id}'`)
  expect(await sessions()).toHaveLength(2)
  await ask('/session/revokeOthers', desk)
  expect(await sessions()).toEqual([{ stage: 'full' }])
})

test('whoever signs out keeps what a colleague has assigned to them', async () => {
  const cookie = await server.cookieOf('sato')
  await server.testApp.ingest(aJob('J-1'))
  const { id: caseId } = await server.testApp.caseOfJob('J-1')
  const account = await accountByLogin(server.testApp.db, 'sato')
  await assignCase(server.testApp.app, tanaka, { caseId, fence: null, to: account?.id ?? '', why: '' })
  await ask('/session/signOut', cookie)
  expect(await server.testApp.caseOfJob('J-1')).toMatchObject({ lease: { kind: 'assigned', holder: account?.id } })
})
