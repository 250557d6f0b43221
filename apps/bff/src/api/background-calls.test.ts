import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSession, tokenHash } from '../auth/start-session.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const MARK = { [BACKGROUND_HEADER.name]: BACKGROUND_HEADER.value }
/** ends the session it is asked in */
const SIGN_OUT = '/session/signOut'
const OPERATIONS = [...metaByPath(deskContract)].filter(([path]) => path !== SIGN_OUT)
const declared = OPERATIONS.flatMap(([path, { background }]) => (background ? [path] : []))

/** A session of its own, a minute after it was last seen: any sign of life would be written down. */
async function aMinuteLater(): Promise<string> {
  const { storage, clock } = server.testApp.app
  const now = clock.now()
  const id = newId(now)
  const added = { id, login: id, alias: id, role: 'admin', passwordHash: 'none', language: 'ja' } as const
  const token = await storage.write(async (tx) => {
    await record(tx, now, SYSTEM, { type: 'staff.added', ...added })
    return await startSession(tx, now, { staffId: id, stage: 'full', method: 'password', factor: true, agent: '' })
  })
  server.testApp.wait(60)
  return token
}

/** Was this request a sign of life? */
async function keepsAlive(path: string, headers: Record<string, string>): Promise<boolean> {
  const token = await aMinuteLater()
  await server.rpc(path, {}, { cookie: `__Host-mimamori=${token}`, ...headers })
  const found = await sessionOf(server.testApp.db, tokenHash(token))
  return found?.session.lastSeenAt === server.testApp.app.clock.now()
}

async function thoseThatKeepAlive(headers: Record<string, string>): Promise<string[]> {
  const alive: string[] = []
  for (const [path] of OPERATIONS) if (await keepsAlive(path, headers)) alive.push(path)
  return alive
}

describe('signs of life', () => {
  test('what a page asks by itself keeps nobody signed in, where the operation is declared so', async () => {
    const others = OPERATIONS.map(([path]) => path).filter((path) => !declared.includes(path))
    expect(await thoseThatKeepAlive(MARK)).toEqual(others)
    expect(declared).toContain('/breakdown/period')
  })

  test('the same operations asked by somebody keep them signed in', async () => {
    expect(await thoseThatKeepAlive({})).toEqual(OPERATIONS.map(([path]) => path))
    const other = { [BACKGROUND_HEADER.name]: 'yes' }
    expect(await keepsAlive('/breakdown/period', other)).toBe(true)
  })
})
