import type { FoundCase } from '@mimamori/contract/cases/find-case-contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { storeEnquiry, storeReminder } from '../testing/stored-contact-cases.ts'
import { aJob, aReport } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, sato } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { claimCase } from './claim-case.ts'

let server: TestServer
let cookie: string
beforeEach(async () => {
  server = await startTestServer()
  cookie = await server.cookieOf('sato')
})
afterEach(() => server.close())

async function find(text: string): Promise<FoundCase[]> {
  const answer = await server.rpc('/cases/find', { text }, { cookie })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { json: FoundCase[] }).json
}

test('a case is found by its number, its id, its job, and the address of either', async () => {
  await server.testApp.ingest(aJob('J-1', { title: '名刺の入力' }))
  await server.testApp.ingest(aJob('J-2'))
  const { id, number } = await server.testApp.caseOfJob('J-1')
  const [found] = await find(`#${number}`)
  expect(found).toEqual({ id, number, state: 'open', target: { type: 'job', id: 'J-1' }, title: '名刺の入力' })
  for (const text of [String(number), id, 'J-1', 'https://market.example/jobs/J-1?x=1', `${server.url}/review/${id}`])
    expect((await find(text)).map((each) => each.id)).toEqual([id])
})

test('a contact reminder is found by its own id and that of its contract, an enquiry by its id, while open and after', async () => {
  const { testApp } = server
  for (const state of ['due', 'decided'] as const) {
    const id = await storeReminder(testApp, { id: `CR-${state}`, contractId: `C-${state}`, title: 'ロゴの制作', state })
    const target = { type: 'contract', id: `C-${state}` }
    for (const text of [`CR-${state}`, `C-${state}`, `https://market.example/contracts/C-${state}`])
      expect(await find(text)).toMatchObject([{ id, target, title: 'ロゴの制作' }])
  }
  for (const state of ['open', 'answered'] as const) {
    const id = await storeEnquiry(testApp, { id: `E-${state}`, statedName: 'tanaka_design', state })
    expect(await find(`E-${state}`)).toMatchObject([{ id, target: { type: 'enquiry' }, title: 'tanaka_design' }])
  }
  await storeReminder(testApp, { id: 'CR-waiting', state: 'waiting' })
  expect(await find('CR-waiting')).toEqual([])
})

test('what names nothing finds nothing, and what is no text is refused', async () => {
  for (const text of ['#999', 'J-404', 'アンケート', "' OR 1=1 --", 'https://market.example/']) {
    expect(await find(text)).toEqual([])
  }
  expect((await server.rpc('/cases/find', { text: '' }, { cookie })).status).toBe(400)
  expect((await server.rpc('/cases/find', { text: 'J-1' }, { cookie: await server.cookieOf('admin') })).status).toBe(
    403,
  )
})

test('of a job that came back again and again ten cases are found, the one to be decided first', async () => {
  const { testApp } = server
  await testApp.ingest(aJob('J-1'))
  for (let n = 0; n < 10; n++) {
    const { id: caseId, fence } = await testApp.caseOfJob('J-1')
    await claimCase(testApp.app, sato, caseId)
    await decideAs(testApp, sato, { caseId, fence: fence + 1, choice: NO_VIOLATION })
    testApp.wait(10)
    await finalizeExpiredDecisions(testApp.app)
    await testApp.ingest(aReport(`R-${n}`))
  }
  const found = await find('J-1')
  const { number } = await testApp.caseOfJob('J-1')
  expect(found.map((each) => each.number)).toEqual(Array.from({ length: 10 }, (_, n) => number - n))
  expect(found.map(({ state }) => state === 'closed')).toEqual([false, ...Array.from({ length: 9 }, () => true)])
})

test('a case that two of its ids name is found once', async () => {
  const id = await storeReminder(server.testApp, { id: 'C-1', contractId: 'C-1', title: 'ロゴの制作', state: 'due' })
  expect((await find('C-1')).map((each) => each.id)).toEqual([id])
})
