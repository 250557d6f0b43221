import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { DraftContent, DraftKind } from '@mimamori/policy/drafts/draft-model'
import { DRAFT_RETENTION_SECONDS } from '@mimamori/policy/drafts/draft-model'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, raiseCase } from '../cases/set-aside-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { createLeaderJobs } from '../jobs/leader-jobs.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { aJob, aMember, CLEAN, person, type TestApp } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { discardDraft, listDrafts, saveDraft } from './keep-drafts.ts'

const WORDS = '靐齉 draft4711'

let server: TestServer
let testApp: TestApp
let caseId: string
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(aJob('J-1'))
  caseId = (await testApp.caseOfJob('J-1')).id
})
afterEach(() => server.close())

const EMPTY = { panel: 'warn', categories: [], at: 0, selectedId: null, passages: [], noteOpen: false } as const
/** One of each kind that belongs to a case. */
const CONTENTS: Readonly<Record<Exclude<DraftKind, 'appeal'>, DraftContent>> = {
  decision: {
    kind: 'decision',
    version: 1,
    draft: { ...EMPTY, text: WORDS, note: WORDS, putAside: null, touched: true },
  },
  note: { kind: 'note', text: WORDS },
  escalate: { kind: 'escalate', text: WORDS },
  send_back: { kind: 'send_back', text: WORDS },
  raise: { kind: 'raise', text: WORDS },
  withdrawal: {
    kind: 'withdrawal',
    proposal: { pinned: null, categories: [], clause: null, template: null, text: WORDS, note: WORDS },
  },
}
const KINDS = Object.keys(CONTENTS) as (keyof typeof CONTENTS)[]

const save = (content: DraftContent, over: { edit: number; savedAt: string } | null = null, by = sato) =>
  saveDraft(testApp.app, by, { subjectId: caseId, authorId: by.id, over, content })
async function saveAll(by = sato) {
  for (const kind of KINDS) await save(CONTENTS[kind], null, by)
}
const list = (by = sato) => listDrafts(testApp.app.storage, by, caseId)
const kindsOf = async (by = sato) => (await list(by)).map(({ content }) => content.kind).sort()

async function decided(choice: Choice = NO_VIOLATION, by = sato) {
  await claimCase(testApp.app, by, caseId)
  await decideAs(testApp, by, { caseId, choice })
}

const cleanUp = () => createLeaderJobs(testApp.app, (_, work) => work())()

describe('a draft', () => {
  test('of each kind comes back as it was typed, to its author and to nobody else', async () => {
    await saveAll()
    const kept = await list()
    expect(kept.map(({ content }) => content)).toEqual(expect.arrayContaining(Object.values(CONTENTS)))
    expect(kept).toHaveLength(KINDS.length)
    expect(await list(suzuki)).toEqual([])
    await save({ kind: 'note', text: 'another' }, null, suzuki)
    expect((await list(suzuki)).map(({ content }) => content)).toEqual([{ kind: 'note', text: 'another' }])
    expect(await list()).toEqual(kept)
  })

  test('typed by one person is not kept for another who has signed in on the same page since', async () => {
    const strange = { subjectId: caseId, authorId: 'sato', over: null, content: CONTENTS.note }
    await expect(saveDraft(testApp.app, suzuki, strange)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect([await list(), await list(suzuki)]).toEqual([[], []])
  })

  test('of one tab never replaces what another has saved unseen; either can then be chosen', async () => {
    const first = await save({ kind: 'note', text: 'one' })
    const { saved } = await save({ kind: 'note', text: 'two' }, first.saved)
    expect(saved?.edit).toBe(2)
    const newer = { edit: 2, savedAt: saved?.savedAt, content: { kind: 'note', text: 'two' } }
    for (const over of [null, first.saved])
      expect(await save({ kind: 'note', text: 'of the other tab' }, over)).toEqual({ saved: null, newer })
    const stale = { subjectId: caseId, kind: 'note', over: { edit: 1, savedAt: saved?.savedAt ?? '' } } as const
    expect(await discardDraft(testApp.app, sato, stale)).toEqual({ newer })
    expect(await list()).toEqual([newer])
    expect(await discardDraft(testApp.app, sato, { ...stale, over: saved ?? stale.over })).toEqual({ newer: null })
    // what is gone is not brought back by a save that was on its way
    expect(await save({ kind: 'note', text: 'late' }, saved)).toEqual({ saved: null, newer: null })
    expect(await list()).toEqual([])
  })

  test('that was overtaken is answered with the newer one of its own kind', async () => {
    await save(CONTENTS.note)
    await save(CONTENTS.escalate)
    for (const content of [CONTENTS.note, CONTENTS.escalate])
      expect(await save(content)).toMatchObject({ saved: null, newer: { content } })
  })

  test('needs a case, and one that can still be decided; a note needs none', async () => {
    const nowhere = { subjectId: 'nowhere', authorId: sato.id, over: null, content: CONTENTS.note }
    await expect(saveDraft(testApp.app, sato, nowhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await decided()
    expect(await refusalOf(save(CONTENTS.decision))).toBe('already_decided')
    expect(await refusalOf(save(CONTENTS.note))).toBe('was allowed')
  })
})

describe('a draft ends', () => {
  test('with its author’s own decision on the case; their unsent note stays, and so does what others have typed', async () => {
    await saveAll()
    await saveAll(suzuki)
    await decided()
    expect(await kindsOf()).toEqual(['note'])
    expect(await kindsOf(suzuki)).toEqual([...KINDS].sort())
  })

  test('with its own sending: the note with the note, the reason with the escalation', async () => {
    await saveAll()
    await testApp.app.storage.write((tx) =>
      addCaseNote(tx, testApp.app.clock.now(), sato, { caseId, text: WORDS, mentions: [] }),
    )
    expect(await kindsOf()).toEqual(KINDS.filter((kind) => kind !== 'note').sort())
    await claimCase(testApp.app, sato, caseId)
    await escalateCase(testApp.app, sato, { caseId, fence: 1 }, WORDS)
    expect(await kindsOf()).toEqual(KINDS.filter((kind) => kind !== 'note' && kind !== 'escalate').sort())
  })

  test('with the raising of its case, whose reason it was; a note that is still being written stays', async () => {
    await testApp.ingest(aJob('J-2', { description: CLEAN }))
    caseId = (await testApp.caseOfJob('J-2')).id
    await saveAll()
    await claimCase(testApp.app, sato, caseId)
    await raiseCase(testApp.app, sato, { caseId, fence: 1 }, WORDS)
    expect(await kindsOf()).toEqual(KINDS.filter((kind) => kind !== 'raise').sort())
  })

  test('seven days after the case was closed, while the time can be trusted', async () => {
    await saveAll(suzuki)
    await decided()
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    testApp.wait(DRAFT_RETENTION_SECONDS - 10)
    await cleanUp()
    expect(await kindsOf(suzuki)).toHaveLength(KINDS.length)
    testApp.wait(60)
    const clock = { ...testApp.app.clock, isTrusted: () => false }
    await createLeaderJobs({ ...testApp.app, clock }, (_, work) => work())()
    expect(await kindsOf(suzuki)).toHaveLength(KINDS.length)
    await cleanUp()
    expect(await kindsOf(suzuki)).toEqual([])
  })

  test('with the erasure of the member, the row as well as the key', async () => {
    await saveAll(suzuki)
    await decided()
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
    const erase = { memberId: 'U-1', reason: 'member_request', lastFour: 'U-1' } as const
    await eraseMember(testApp.app, person('kanri', 'admin'), erase)
    expect(await testApp.rawSql('SELECT * FROM drafts')).toEqual([])
  })
})

test('what was typed is in no table, file, log or entry in clear, and in no answer but its author’s own', async () => {
  const [own, other] = [await server.cookieOf('sato'), await server.cookieOf('maya')]
  const me = (await (await server.rpc('/session/current', undefined, { cookie: own })).json()).json.me.id
  for (const content of Object.values(CONTENTS)) {
    const answer = await server.rpc(
      '/drafts/save',
      { subjectId: caseId, authorId: me, over: null, content },
      { cookie: own, 'idempotency-key': `key-${content.kind}` },
    )
    expect(answer.status).toBe(200)
  }
  const answerTo = async (path: string, input: object, cookie: string) =>
    await (await server.rpc(path, input, { cookie })).text()
  expect(await answerTo('/drafts/list', { subjectId: caseId }, own)).toContain('draft4711')
  for (const path of ['/drafts/list', '/cases/get', '/notes/list', '/cases/claim'])
    expect(await answerTo(path, path === '/drafts/list' ? { subjectId: caseId } : { caseId }, other)).not.toContain(
      'draft4711',
    )
  const tables = await testApp.rawSql(
    process.env.TEST_ENGINE === 'postgres'
      ? "SELECT string_agg(d::text, '') AS all_of_it FROM (SELECT drafts::text AS d FROM drafts UNION ALL SELECT audit::text FROM audit UNION ALL SELECT idempotency::text FROM idempotency) AS rows"
      : 'SELECT group_concat(sealed) AS all_of_it FROM drafts',
  )
  expect(`${tables[0]?.all_of_it}`).toContain('m1.')
  expect(`${tables[0]?.all_of_it}`).not.toContain('draft4711')
  const files = readdirSync(testApp.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const found = files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes('draft4711'))
  expect(found.map(({ name }) => name)).toEqual([])
  expect((await auditPage(testApp.db, { limit: 100 })).filter(({ action }) => action.startsWith('draft'))).toEqual([])
})

test('what is longer than its field, or no draft, is refused; who decides nothing has none', async () => {
  const cookie = await server.cookieOf('sato')
  const me = (await (await server.rpc('/session/current', undefined, { cookie })).json()).json.me.id
  const statusOf = async (content: object) =>
    (await server.rpc('/drafts/save', { subjectId: caseId, authorId: me, over: null, content }, { cookie })).status
  expect(await statusOf({ kind: 'note', text: 'あ'.repeat(2001) })).toBe(400)
  expect(await statusOf({ kind: 'notice', text: '' })).toBe(400)
  const passage = { field: 'body', start: 0, end: 1, suggestion: 'あ'.repeat(1000), included: true }
  const draft = {
    ...EMPTY,
    passages: Array.from({ length: 50 }, () => passage),
    text: 'あ'.repeat(4000),
    note: 'あ'.repeat(2000),
  }
  const long = {
    kind: 'decision',
    version: 1,
    draft: {
      ...draft,
      putAside: { categories: [], passages: [passage, passage, passage, passage, passage], text: null },
      touched: true,
    },
  }
  expect(await statusOf(long)).toBe(400)
  const asAuditor = { cookie: await server.cookieOf('ota') }
  expect((await server.rpc('/drafts/list', { subjectId: caseId }, asAuditor)).status).toBe(403)
})
