import { setTimeout as pause } from 'node:timers/promises'
import type { InboxEntry } from '@mimamori/contract/inbox/inbox-contract'
import type { CaseNote } from '@mimamori/contract/notes/note-contract'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aJob, START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let caseId: string
let sato: string
let maya: string
const ids = new Map<string, string>()
beforeEach(async () => {
  server = await startTestServer()
  await server.testApp.ingest(aJob('J-1'))
  caseId = (await server.testApp.caseOfJob('J-1')).id
  sato = await server.cookieOf('sato')
  maya = await server.cookieOf('maya')
  for (const { id, alias } of await asked<{ id: string; alias: string }[]>('colleagues', {}, sato)) ids.set(alias, id)
})
afterEach(() => server.close())

const ask = (what: string, input: object, cookie: string, headers: Record<string, string> = {}) =>
  server.rpc(`/notes/${what}`, input, { cookie, ...headers })

async function asked<T>(what: string, input: object, cookie: string): Promise<T> {
  return (await (await ask(what, input, cookie)).json()).json
}
async function inbox<T>(what: string, input: object, cookie: string): Promise<T> {
  return (await (await server.rpc(`/inbox/${what}`, input, { cookie })).json()).json
}
const inboxOf = async (cookie: string, unread = false) =>
  (await inbox<{ entries: InboxEntry[] }>('list', { unread }, cookie)).entries
const idOf = (alias: string) => ids.get(alias) ?? ''
const refusalOf = async (answer: Response) => (await answer.json()).json.data?.refusal

test('what one writes on a case every colleague reads, oldest first, and its author is known by alias', async () => {
  await ask('add', { caseId, text: '同じ人の前の案件も見てください' }, sato)
  await ask('add', { caseId, text: '見ました', mentions: [idOf('佐藤')] }, maya)
  const notes = await asked<CaseNote[]>('list', { caseId }, sato)
  expect(notes).toMatchObject([
    { text: '同じ人の前の案件も見てください', author: { alias: '佐藤' }, mentions: [] },
    { text: '見ました', author: { alias: 'Maya' }, mentions: [{ alias: '佐藤' }] },
  ])
})

test('whoever is mentioned is told, and what they have seen stays in their inbox', async () => {
  await ask('add', { caseId, text: '@Maya 一件目', mentions: [idOf('Maya')] }, sato)
  await ask('add', { caseId, text: '@Maya 二件目', mentions: [idOf('Maya')] }, sato)
  const [second, first] = await inboxOf(maya)
  expect([second, first]).toMatchObject([
    { kind: 'mention', words: '@Maya 二件目', by: '佐藤', caseId, caseNumber: 1, read: false },
    { kind: 'mention', words: '@Maya 一件目', by: '佐藤', caseId, caseNumber: 1, read: false },
  ])
  const ids = [first?.id]
  // what others see is theirs
  await inbox('read', { ids }, sato)
  expect((await inboxOf(maya, true)).map(({ words }) => words)).toEqual(['@Maya 二件目', '@Maya 一件目'])
  expect(await inbox('read', { ids }, maya)).toEqual({ unread: 1 })
  expect((await inboxOf(maya, true)).map(({ words }) => words)).toEqual(['@Maya 二件目'])
  expect((await inboxOf(maya)).map(({ read }) => read)).toEqual([false, true])
  expect(await inboxOf(sato)).toEqual([])
})

test('who may not read cases is neither mentioned nor reads notes', async () => {
  const admin = await server.cookieOf('admin')
  expect([...ids.keys()]).not.toContain('管理')
  for (const [what, input] of [
    ['add', { caseId, text: '見えますか' }],
    ['list', { caseId }],
    ['colleagues', {}],
  ] as const) {
    expect((await ask(what, input, admin)).status, what).toBe(403)
  }
  const nobody = '00000000-0000-7000-8000-000000000000'
  const refused = await ask('add', { caseId, text: '@誰か', mentions: [nobody] }, sato)
  expect([refused.status, await refusalOf(refused)]).toEqual([422, 'mention_unknown'])
  expect(await asked('list', { caseId }, sato)).toEqual([])
})

test('a note says something, is no longer than the field, and is about a case', async () => {
  const empty = await ask('add', { caseId, text: ' \n' }, sato)
  expect([empty.status, await refusalOf(empty)]).toEqual([422, 'note_empty'])
  expect((await ask('add', { caseId, text: 'あ'.repeat(2001) }, sato)).status).toBe(400)
  expect((await ask('add', { caseId, text: 'あ'.repeat(2000) }, sato)).status).toBe(200)
  const nowhere = { caseId: '00000000-0000-7000-8000-000000000000', text: 'どこに' }
  expect((await ask('add', nowhere, sato)).status).toBe(404)
  expect((await ask('list', { caseId: nowhere.caseId }, sato)).status).toBe(404)
})

test('a note that is sent again is the same note', async () => {
  const retry = { 'idempotency-key': 'note-1' }
  const answers = await Promise.all([1, 2, 3].map(() => ask('add', { caseId, text: '一度だけ' }, sato, retry)))
  const noteIds = await Promise.all(answers.map(async (answer) => (await answer.json()).json.noteId))
  expect(new Set(noteIds).size).toBe(1)
  expect(await asked<CaseNote[]>('list', { caseId }, sato)).toHaveLength(1)
})

test('the audit log keeps that there is a note and who was mentioned, never what it says', async () => {
  await ask('add', { caseId, text: '@Maya 内緒の話', mentions: [idOf('Maya')] }, sato)
  const [entry] = await auditPage(server.testApp.db, { action: 'note.added', limit: 1 })
  expect(entry).toMatchObject({ actorId: idOf('佐藤'), subjectType: 'case', subjectId: caseId })
  expect(entry?.detail).toContain(idOf('Maya'))
  expect(entry?.detail).not.toContain('内緒')
})

test('a note is news of notes and none of the case, which it does not change', async () => {
  // that the job came is told by then
  await pause(200)
  const stream = await fetch(`${server.url}/api/desk/live`, { headers: { cookie: maya } })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const added = ask('add', { caseId, text: '見てください' }, sato)
  let said = ''
  while (!said.includes(`"notes":["${caseId}"]`)) said += (await reader?.read())?.value ?? ''
  expect(said).toContain(`data: {"cases":[],"notes":["${caseId}"]}`)
  await added
  await reader?.cancel()
})

test('of very many notes of a case the newest two hundred are read, the oldest of them first', async () => {
  const values = Array.from({ length: 203 }, (_, n) => {
    const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
    return `('${id}', '${caseId}', '${idOf('佐藤')}', '${START}', '${n}')`
  })
  await server.testApp.rawSql(`INSERT INTO case_notes (id, case_id, author_id, at, text) VALUES ${values.join(', ')}`)
  const notes = await asked<CaseNote[]>('list', { caseId }, maya)
  expect(notes.map(({ text }) => text)).toEqual(Array.from({ length: 200 }, (_, n) => String(n + 3)))
})
