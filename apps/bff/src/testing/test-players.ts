import { ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { startSession } from '../auth/start-session.ts'
import type { TestServer } from './test-server.ts'

/** The answer of the desk to a call: the status, the refusal, and the body. */
export type CallAnswer = { readonly status: number; readonly refusal: string | null; readonly body: unknown }

/** Somebody at the desk who is signed in. */
export type Player = {
  readonly id: string
  readonly role: Role
  /** the session, as a `Cookie` header has it */
  readonly cookie: string
  readonly ask: (path: string, input: unknown) => Promise<CallAnswer>
}

async function readAnswer(response: Response): Promise<CallAnswer> {
  const { json } = (await response.json()) as { json: { data?: { refusal?: string } } & object }
  return { status: response.status, refusal: json?.data?.refusal ?? null, body: json }
}

/** Nobody: a call without a session. */
export const callAsStranger =
  (server: TestServer): ((path: string, input: unknown) => Promise<CallAnswer>) =>
  async (path: string, input: unknown) =>
    readAnswer(await server.rpc(path, input))

/** Somebody of this role, signed in without the cost of a password; `factor`: has just shown a second factor. */
export async function signInPlayer(server: TestServer, role: Role, factor = true): Promise<Player> {
  const { storage, clock } = server.testApp.app
  const now = clock.now()
  const id = newId(now)
  const added = {
    id,
    login: `${role}-${id}`,
    alias: role,
    role,
    passwordHash: 'none',
    language: 'ja',
    eligibility: 'settled',
  } as const
  const token = await storage.write(async (tx) => {
    await record(tx, now, SYSTEM, { type: 'staff.added', ...added })
    return await startSession(tx, now, { staffId: id, stage: 'full', method: 'password', factor, agent: '' })
  })
  const cookie = `__Host-mimamori=${token}`
  return { id, role, cookie, ask: async (path, input) => readAnswer(await server.rpc(path, input, { cookie })) }
}

/** The same person in a new session, with a second factor just shown. */
export async function signInAgain(server: TestServer, { id, role }: Player): Promise<Player> {
  const { storage, clock } = server.testApp.app
  const started = { staffId: id, stage: 'full', method: 'password', factor: true, agent: '' } as const
  const token = await storage.write((tx) => startSession(tx, clock.now(), started))
  const cookie = `__Host-mimamori=${token}`
  return { id, role, cookie, ask: async (path, input) => readAnswer(await server.rpc(path, input, { cookie })) }
}

/** One of every role. */
export const signInEveryRole = (server: TestServer): Promise<Player[]> =>
  Promise.all(ROLES.map((role) => signInPlayer(server, role)))
