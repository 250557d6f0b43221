import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { STORED_HEADER } from '@mimamori/contract/transport-contract'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenHash } from '../auth/start-session.ts'
import { START } from '../testing/test-app.ts'
import { NO_VIOLATION } from '../testing/test-decisions.ts'
import { signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { openOs, os, type RpcContext } from './rpc-middleware.ts'
import { partKey } from './with-idempotency.ts'

let server: TestServer
let cookie: string
beforeAll(async () => {
  server = await startTestServer()
  cookie = await server.cookieOf('tanaka')
})
afterAll(() => server.close())

const id = newId(START)
const held = { caseId: id, fence: 1 }
const chosen = { choice: NO_VIOLATION, note: '' }
const proposal = { template: null, text: '会員登録を終了いたしました。', evidence: [], lastFour: 'U-1' }

/** What may be sent again under the same key, with what it is asked. */
const IDEMPOTENT_CALLS: Readonly<Record<string, object>> = {
  '/acts/undo': {},
  '/breakdown/notes/write': { day: '2026-11-24', text: 'メモ' },
  '/decisions/decide': { ...held, contentVersion: 1, ...chosen },
  '/decisions/decideMany': { ...chosen, cases: [{ ...held, contentVersion: 1 }] },
  '/enquiries/enter': {
    memberId: null,
    statedName: 'sato_web',
    statedJobUrl: '',
    text: '連絡が取れません',
    evidence: [],
  },
  '/members/notes/add': { memberId: 'U-1', text: 'メモ' },
  '/notes/add': { caseId: id, text: 'メモ' },
  '/trackRecord/silence': { rule: 'mlm.network', days: 7, reason: '誤検出が多い' },
  '/trackRecord/endSilence': { id },
  '/withdrawals/propose': { ...held, ...proposal, contentVersion: 1, categories: ['mlm'], clause: 'G-1' },
  '/withdrawals/proposeReversal': { withdrawalId: id, ...proposal },
  '/withdrawals/approve': { withdrawalId: id },
  '/withdrawals/sendBack': { withdrawalId: id, reason: '証拠が足りません' },
  '/withdrawals/takeBack': { withdrawalId: id },
  '/withdrawals/stop': { withdrawalId: id, reason: '証拠が足りません' },
  '/withdrawals/returnToWaiting': { withdrawalId: id },
}

/** What the operations work with when a lead asks. */
async function contextOfLead(): Promise<RpcContext> {
  const { app, db } = server.testApp
  const signedIn = await sessionOf(db, tokenHash(cookie.replace('__Host-mimamori=', '')))
  return { app, signedIn, pendingSession: null, retryKey: null } as unknown as RpcContext
}

test('every operation that is declared idempotent refuses another body under a key that was used', async () => {
  const { app } = server.testApp
  const context = await contextOfLead()
  const scope = context.signedIn?.account.id ?? ''
  await app.storage.write(async (tx) => {
    for (const key of ['key-1', partKey('key-1', id) as string])
      await record(tx, START, scope, { type: 'answer.kept', scope, key, bodyHash: 'another', answer: null })
  })
  const declared = [...metaByPath(deskContract)].flatMap(([path, { idempotent }]) => (idempotent ? [path] : []))
  expect(Object.keys(IDEMPOTENT_CALLS).sort()).toEqual(declared.sort())
  for (const [path, input] of Object.entries(IDEMPOTENT_CALLS)) {
    const answer = await server.rpc(path, input, { cookie, 'idempotency-key': 'key-1' })
    expect([path, (await answer.text()).includes('"idempotency_conflict"')]).toEqual([path, true])
  }
})

test('an answer says that the desk stored something where its success proves it', async () => {
  const stored = async (path: string, input: unknown) =>
    (await server.rpc(path, input, { cookie })).headers.get(STORED_HEADER.name)
  expect(await stored('/session/prefer', { theme: 'dark' })).toBe(STORED_HEADER.value)
  expect(await stored('/cases/claim', { caseId: id })).toBeNull()
  expect(await stored('/cases/claimNext', { view: 'flagged' })).toBeNull()
  expect(await stored('/queue/list', { view: 'flagged' })).toBeNull()
})

test('an operation does only what it declares', async () => {
  const context = await contextOfLead()
  const undeclared = os.queue.counts.handler(
    async ({ context: { runOnce } }) => await runOnce({}, async () => null as never),
  )
  await expect(call(undeclared, undefined, { context })).rejects.toThrow('not declared idempotent')
  const unused = os.notes.add.handler(() => ({ noteId: id, actId: id }))
  await expect(call(unused, { caseId: id, text: 'メモ' }, { context })).rejects.toThrow('declared idempotent')
})

test('an operation for strangers is declared so, and every other wants a session', async () => {
  const open = openOs.queue.counts.handler(() => null as never)
  await expect(call(open, undefined, { context: await contextOfLead() })).rejects.toThrow('not declared for strangers')
  const closed = os.session.current.handler(() => null as never)
  await expect(call(closed, undefined, { context: await contextOfLead() })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
})

test('a flaw is told before the second factor is asked for, but to whoever adds one', async () => {
  const { ask } = await signInPlayer(server, 'lead', false)
  expect((await ask('/people/confirm', {})).status).toBe(400)
  expect((await ask('/people/confirm', { id })).refusal).toBe('step_up_required')
  expect((await ask('/security/finishTotp', {})).refusal).toBe('step_up_required')
})
