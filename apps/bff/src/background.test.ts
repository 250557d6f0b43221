import { deskContract } from '@mimamori/contract/desk'
import { metaByPath } from '@mimamori/contract/operation'
import { BACKGROUND_HEADER } from '@mimamori/contract/transport'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record'
import { sessionOf } from '@mimamori/storage/staff/reads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSession, tokenHash } from './staff/start-session.ts'
import { type TrialServer, trialServer } from './trial/trial-server.ts'

let at: TrialServer
beforeAll(async () => {
  at = await trialServer()
})
afterAll(() => at.close())

const MARK = { [BACKGROUND_HEADER.name]: BACKGROUND_HEADER.value }
/** ends the session it is asked in */
const SIGN_OUT = '/session/signOut'
const OPERATIONS = [...metaByPath(deskContract)].filter(([path]) => path !== SIGN_OUT)
const declared = OPERATIONS.flatMap(([path, { background }]) => (background ? [path] : []))

/** A session of its own, a minute after it was last seen: any sign of life would be written down. */
async function aMinuteLater(): Promise<string> {
  const { desk, clock } = at.desk.office
  const now = clock.now()
  const id = newId(now)
  const added = { id, login: id, alias: id, role: 'admin', passwordHash: 'none', language: 'ja' } as const
  const token = await desk.write(async (tx) => {
    await record(tx, now, SYSTEM, { type: 'staff.added', ...added })
    return await startSession(tx, now, { staffId: id, stage: 'full', method: 'password', factor: true, agent: '' })
  })
  at.desk.wait(60)
  return token
}

/** Was this request a sign of life? */
async function keepsAlive(path: string, headers: Record<string, string>): Promise<boolean> {
  const token = await aMinuteLater()
  await at.rpc(path, {}, { cookie: `__Host-mimamori=${token}`, ...headers })
  const found = await sessionOf(at.desk.db, tokenHash(token))
  return found?.session.lastSeenAt === at.desk.office.clock.now()
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
    expect(declared).toContain('/breakdown/month')
  })

  test('the same operations asked by somebody keep them signed in', async () => {
    expect(await thoseThatKeepAlive({})).toEqual(OPERATIONS.map(([path]) => path))
    const other = { [BACKGROUND_HEADER.name]: 'yes' }
    expect(await keepsAlive('/breakdown/month', other)).toBe(true)
  })
})
