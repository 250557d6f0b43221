import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { may, ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START } from '../testing/test-app.ts'
import { callAsStranger, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const DECLARED = metaByPath(deskContract)

/** ends the session it is asked in, so it is asked last */
const LAST = '/session/signOut'
const inOrder = [...[...DECLARED.keys()].filter((path) => path !== LAST), LAST]

/** Is a role let in, as the operation declares it? `null`: a stranger. */
function declaredFor(path: string, role: Role | null): boolean {
  const { permission, session } = DECLARED.get(path) ?? {}
  if (session === 'none') return true
  // everybody here is signed in whole
  if (role === null || session === 'factor') return false
  return permission === undefined || may(role, permission)
}

/** What somebody who is not let in hears, and what says that a call was let in: whatever comes after it. */
const letIn = ({ status, refusal }: { status: number; refusal: string | null }): boolean =>
  status !== 401 && refusal !== 'not_permitted'

const HEAD = `# Permissions

Made by the test that tries every call as every role, and the one that tries [every move on a case in every state](permissions-moves.md): \`npm test -- --only unit apps/bff/src/permissions -u\` writes it anew, and the
test fails when the desk does not do what stands here. The rules are in \`packages/policy/src/staff/role-permissions.ts\` and beside each verb.
`

// thousands of calls in one table
test('every call is open to the roles that stand in the documents, and to nobody else', {
  timeout: 120_000,
}, async () => {
  const nobody = callAsStranger(server)
  const rows: string[] = []
  const people = await Promise.all(ROLES.map((role) => signInPlayer(server, role)))
  for (const path of inOrder) {
    const answers = [await nobody(path, {}), ...(await Promise.all(people.map(({ ask }) => ask(path, {}))))]
    expect(answers.map(letIn), path).toEqual([null, ...ROLES].map((role) => declaredFor(path, role)))
    rows.push(
      `| ${path.slice(1).replaceAll('/', '.')} | ${answers.map((each) => (letIn(each) ? 'yes' : '–')).join(' | ')} |`,
    )
  }
  const columns = ['stranger', ...ROLES]
  const table = [`| call | ${columns.join(' | ')} |`, `|---|${columns.map(() => '---|').join('')}`, ...rows.sort()]
  await expect(`${HEAD}\n## Calls\n\n${table.join('\n')}\n`).toMatchFileSnapshot('../../../../docs/permissions.md')
})

test('what belongs to somebody else is answered like what was never there', async () => {
  const [owner, other] = await Promise.all([signInPlayer(server, 'moderator'), signInPlayer(server, 'moderator')])
  const view = { name: '自分の一覧', shared: false, query: { view: 'flagged' }, key: null }
  const { body: made } = await owner.ask('/queue/views/add', view)
  const { id } = ((made as { view?: object }).view ?? made) as { id: string }
  const never = newId(START)
  const factor = {
    id: newId(START),
    staffId: owner.id,
    kind: 'totp',
    label: '電話',
    secret: '',
    credentialId: null,
  } as const
  const { storage } = server.testApp.app
  await storage.write((tx) => record(tx, START, owner.id, { type: 'factor.added', factor: { ...factor, counter: 0 } }))
  const words = { name: 'お礼', text: 'ありがとうございます。' }
  const snippet = (await owner.ask('/snippets/add', words)).body as { id: string }
  const measures = { measures: ['hide'], categories: ['mlm'], clause: 'G-1', template: 'hide', edit: null, note: '' }
  const step = (await owner.ask('/savedSteps/add', { name: '非表示', step: measures })).body as { id: string }
  const { ceremony } = (await owner.ask('/security/beginTotp', undefined)).body as { ceremony: string }
  const code = { code: '000000', label: '電話' }
  const [session] = (await owner.ask('/session/list', {})).body as readonly { id: string }[]
  for (const [path, theirs, none] of [
    ['/queue/views/remove', { id }, { id: never }],
    ['/snippets/change', { ...words, id: snippet.id }, { ...words, id: never }],
    ['/snippets/remove', { id: snippet.id }, { id: never }],
    ['/savedSteps/rename', { name: 'x', id: step.id }, { name: 'x', id: never }],
    ['/savedSteps/remove', { id: step.id }, { id: never }],
    ['/queue/views/change', { ...view, id }, { ...view, id: never }],
    ['/session/revoke', { id: session?.id }, { id: never }],
    ['/security/renameFactor', { id: factor.id, label: '私の' }, { id: never, label: '私の' }],
    ['/security/removeFactor', { id: factor.id }, { id: never }],
    ['/security/finishTotp', { ceremony, ...code }, { ceremony: never, ...code }],
  ] as const) {
    expect(await other.ask(path, theirs), path).toEqual(await other.ask(path, none))
  }
  expect(session?.id).toBeTruthy()
  expect(ceremony).toBeTruthy()
  expect(await factorsOf(storage.db, owner.id)).toMatchObject([{ id: factor.id, label: '電話' }])
  expect(JSON.stringify((await owner.ask('/queue/views/list', {})).body)).toContain(id)
})
