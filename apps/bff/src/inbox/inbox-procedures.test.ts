import type { InboxEntry } from '@mimamori/contract/inbox/inbox-contract'
import { watchedIds } from '@mimamori/storage/inbox/inbox-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, sendBackCase } from '../cases/set-aside-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aReport, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, suzuki, tanaka } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { createAnswerAnnouncer } from './announce-answers.ts'

let server: TestServer
let testApp: TestApp
let caseId: string
let sato: string
let maya: string
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
  await testApp.ingest(aJob('J-1'))
  caseId = (await testApp.caseOfJob('J-1')).id
  sato = await server.cookieOf('sato')
  maya = await server.cookieOf('maya')
})
afterEach(() => server.close())

const ask = (what: string, input: object, cookie: string) => server.rpc(`/inbox/${what}`, input, { cookie })
async function asked<T>(what: string, input: object, cookie: string): Promise<T> {
  return (await (await ask(what, input, cookie)).json()).json
}
const listOf = (cookie: string, input: object = {}) =>
  asked<{ entries: InboxEntry[]; next: string | null }>('list', { unread: false, ...input }, cookie)
const summaryOf = (cookie: string) => asked<{ unread: number; watched: string[] }>('summary', {}, cookie)
const watch = (on: boolean, cookie = maya) => asked('watch', { caseId, on }, cookie)
const kindsOf = async (cookie: string) => (await listOf(cookie)).entries.map(({ kind }) => kind)

async function decided(fence = 1) {
  await claimCase(testApp.app, tanaka, caseId)
  await decideAs(testApp, tanaka, { caseId, fence, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

async function mentionMaya(times: number) {
  const colleagues = (await (await server.rpc('/notes/colleagues', {}, { cookie: sato })).json()).json
  const id = colleagues.find(({ alias }: { alias: string }) => alias === 'Maya').id
  for (let n = 0; n < times; n++)
    await server.rpc('/notes/add', { caseId, text: `@Maya ${n}`, mentions: [id] }, { cookie: sato })
}

describe('a watched case', () => {
  test('tells whoever watches it that it was escalated, sent back and decided', async () => {
    expect(await watch(true)).toEqual({ watched: true })
    await claimCase(testApp.app, suzuki, caseId)
    await escalateCase(testApp.app, suzuki, { caseId, fence: 1 }, '判断が付きません')
    await claimCase(testApp.app, tanaka, caseId)
    await sendBackCase(testApp.app, tanaka, { caseId, fence: 2 }, '警告で足ります')
    testApp.wait(10)
    await decided(3)
    const { entries } = await listOf(maya)
    expect(entries).toMatchObject([
      { kind: 'watched_decided', measures: ['hide'] },
      { kind: 'watched_sent_back', words: '警告で足ります' },
      { kind: 'watched_escalated', words: '判断が付きません' },
    ])
    expect(await kindsOf(sato)).toEqual([])
  })

  test('tells nothing to whoever watches it no more', async () => {
    await watch(true)
    await watch(true)
    expect((await summaryOf(maya)).watched).toEqual([caseId])
    expect(await watch(false)).toEqual({ watched: false })
    await decided()
    expect(await kindsOf(maya)).toEqual([])
  })

  test('stays watched by others when one stops, and the newest watch stands first', async () => {
    await watch(true)
    await watch(true, sato)
    await testApp.ingest(aJob('J-2'))
    const { id: other } = await testApp.caseOfJob('J-2')
    testApp.wait(1)
    await watch(false, sato)
    expect((await summaryOf(maya)).watched).toEqual([caseId])
    await asked('watch', { caseId: other, on: true }, sato)
    testApp.wait(1)
    await watch(true, sato)
    const watched = await asked<{ caseId: string; state: string }[]>('watched', {}, sato)
    expect(watched.map((each) => [each.caseId, each.state])).toEqual([
      [caseId, 'open'],
      [other, 'open'],
    ])
    expect((await summaryOf(sato)).watched).toEqual([caseId, other])
    await decided()
    expect([await kindsOf(maya), await kindsOf(sato)]).toEqual([['watched_decided'], ['watched_decided']])
  })

  test('that is opened again says so, and the new case is watched in its place', async () => {
    await watch(true)
    await decided()
    await testApp.ingest(aReport('R-1'))
    const { id: again } = await testApp.caseOfJob('J-1')
    expect((await listOf(maya)).entries[0]).toMatchObject({ kind: 'watched_reopened', caseId: again, by: null })
    expect((await summaryOf(maya)).watched).toEqual([again])
  })

  test('is watched no more once it has been closed for the days of a watch', async () => {
    await watch(true)
    await decided()
    const drop = (closedBefore: string) =>
      testApp.app.storage.write((tx) =>
        record(tx, testApp.app.clock.now(), SYSTEM, { type: 'watches.dropped', closedBefore }),
      )
    const [{ closed_at: closedAt } = {}] = await testApp.rawSql(`SELECT closed_at FROM cases WHERE id = '${caseId}'`)
    await drop(String(closedAt))
    expect((await summaryOf(maya)).watched).toEqual([caseId])
    testApp.wait(0.001)
    await drop(testApp.app.clock.now())
    expect((await summaryOf(maya)).watched).toEqual([])
    expect(await watchedIds(testApp.db, 'nobody')).toEqual([])
  })

  test('is one that exists', async () => {
    const unknown = { caseId: '00000000-0000-7000-8000-000000000000', on: true }
    expect((await ask('watch', unknown, maya)).status).toBe(404)
  })
})

describe('an inbox', () => {
  test('is read in pages, newest first, and nothing is twice or missing', async () => {
    await watch(true)
    await mentionMaya(3)
    testApp.wait(1)
    await decided()
    await mentionMaya(1)
    const first = await listOf(maya, { limit: 2 })
    const rest = await listOf(maya, { limit: 10, after: first.next })
    const shown = [...first.entries, ...rest.entries].map(({ kind, words }) => words ?? kind)
    expect(shown).toEqual(['@Maya 0', 'watched_decided', '@Maya 2', '@Maya 1', '@Maya 0'])
    expect(rest.next).toBeNull()
  })

  test('keeps what was read, and counts it no more; reading all of it leaves out what is still to come', async () => {
    await watch(true)
    await mentionMaya(1)
    await decided()
    await claimAgainAndEscalate()
    expect(await summaryOf(maya)).toMatchObject({ unread: 3 })
    expect(await asked('read', {}, maya)).toEqual({ unread: 0 })
    expect((await listOf(maya, { unread: true })).entries).toEqual([])
    expect((await listOf(maya)).entries).toHaveLength(3)
    testApp.wait(10)
    expect((await listOf(maya, { unread: true })).entries).toMatchObject([{ kind: 'watched_escalated' }])
  })

  async function claimAgainAndEscalate() {
    await testApp.ingest(aReport('R-1'))
    const { id } = await testApp.caseOfJob('J-1')
    await claimCase(testApp.app, suzuki, id)
    await escalateCase(testApp.app, suzuki, { caseId: id, fence: 1 }, '判断が付きません')
  }

  test('of which one entry is read keeps the others unread', async () => {
    await watch(true)
    await mentionMaya(2)
    await decided()
    const [told, newest] = (await listOf(maya)).entries
    expect(await asked('read', { ids: [newest?.id] }, maya)).toEqual({ unread: 2 })
    expect((await listOf(maya, { unread: true })).entries.map(({ id }) => id)).not.toContain(newest?.id)
    expect(await asked('read', { ids: [told?.id] }, maya)).toEqual({ unread: 1 })
  })

  test('of a colleague is neither read nor marked', async () => {
    await mentionMaya(1)
    const [entry] = (await listOf(maya)).entries
    expect((await listOf(sato)).entries).toEqual([])
    await asked('read', { ids: [entry?.id] }, sato)
    expect((await summaryOf(maya)).unread).toBe(1)
  })

  test('is none for people without a right to cases', async () => {
    const admin = await server.cookieOf('admin')
    for (const [what, input] of [
      ['summary', {}],
      ['list', { unread: true }],
      ['read', {}],
      ['watched', {}],
      ['watch', { caseId, on: true }],
    ] as const)
      expect((await ask(what, input, admin)).status, what).toBe(403)
  })
})

test('open pages are told of an answer at once, and of what could be undone when its window has ended', async () => {
  const told: string[] = []
  const stop = testApp.app.storage.listen((news) => {
    for (const { action, subject } of news ?? []) if (action === 'inbox.told') told.push(subject.id)
  })
  const announce = createAnswerAnnouncer(testApp.app)
  await watch(true)
  const [mayaId] = told.splice(0)
  await claimCase(testApp.app, suzuki, caseId)
  await escalateCase(testApp.app, suzuki, { caseId, fence: 1 }, '判断が付きません')
  testApp.wait(9)
  expect([await announce(), told]).toEqual([0, []])
  testApp.wait(1)
  expect([await announce(), told.splice(0)]).toEqual([1, [mayaId]])
  testApp.wait(1)
  expect([await announce(), told]).toEqual([0, []])
  stop()
})

test('what a person reads, watches or watches no more in one tab their other pages hear at once', async () => {
  const told: string[] = []
  const stop = testApp.app.storage.listen((news) => {
    for (const { action, subject } of news ?? []) if (action === 'inbox.told') told.push(subject.id)
  })
  const [{ id: mayaId } = {}] = await testApp.rawSql("SELECT id FROM staff WHERE login = 'maya'")
  for (const [what, input] of [
    ['watch', { caseId, on: true }],
    ['watch', { caseId, on: false }],
    ['read', {}],
  ] as const) {
    await asked(what, input, maya)
    expect([what, told.splice(0)]).toEqual([what, [mayaId]])
  }
  await watch(true)
  told.length = 0
  await decided()
  expect(told).toEqual([mayaId])
  stop()
})
