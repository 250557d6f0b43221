import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { endpointDisabledAt, outgoingDue } from '@mimamori/storage/delivery/delivery-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { getDeliveryPage } from './list-deliveries.ts'
import { enableWebhookEndpoint, redeliverEvent } from './redeliver-event.ts'

const URL_OF_IT = 'https://marketplace.example/hooks/secret-path'
const auditor = person('auditor', 'auditor')
const admin = person('admin', 'admin')

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp({
    MIMAMORI_WEBHOOK_URL: URL_OF_IT,
    MIMAMORI_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  })
})
afterEach(() => testApp.close())

const page = (list: DeliveryList, actor: Staff = sato) => getDeliveryPage(testApp.app, actor, { list })

/** Decide a job of its own; answers the decision. */
async function decided(id: string, actor: Staff = sato): Promise<string> {
  await testApp.ingest(aJob(id))
  const it = await testApp.caseOfJob(id)
  await claimCase(testApp.app, actor, it.id)
  const choice = { ...choiceOf('hide'), measures: ['hide', 'warn'] as const }
  return (await decideAs(testApp, actor, { caseId: it.id, choice, note: '一件ごとに判断' })).decisionId
}

async function stand(): Promise<void> {
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
}

/** What is ready goes out and is given up. */
async function failForGood(): Promise<void> {
  const at = testApp.app.clock.now()
  await testApp.app.storage.write(async (tx) => {
    for (const row of await outgoingDue(tx.db, at, 100)) {
      const until = at
      await record(tx, at, SYSTEM, { type: 'delivery.sending', row, sender: 'me', until })
      const sent = { ...row, state: 'sending', attempts: row.attempts + 1, sender: 'me', dueAt: until }
      await record(tx, at, SYSTEM, { type: 'delivery.dead', row: sent, error: 'http_503' })
    }
  })
}

test('what is held can be stopped by whoever decided it and by leads, and is then nowhere', async () => {
  const decisionId = await decided('J-1')
  const { rows, counts } = await page('held')
  expect(rows.map(({ event }) => event).sort()).toEqual(['content.hidden', 'member.warned'])
  expect(rows[0]).toMatchObject({
    state: 'held',
    decision: { id: decisionId, mine: true, title: '【簡単】アンケート回答のお仕事' },
    moves: { stop: null, redeliver: 'not_failed' },
  })
  expect(counts).toEqual({ held: 2, underway: 0, retrying: 0, dead: 0 })
  for (const [actor, stop] of [
    [suzuki, 'not_permitted'],
    [auditor, 'not_permitted'],
    [tanaka, null],
  ] as const) {
    expect((await page('held', actor)).rows[0]?.moves.stop, actor.id).toBe(stop)
  }
  await undoDecision(testApp.app, sato, decisionId)
  expect(await page('held')).toMatchObject({ rows: [], counts: { held: 0 } })
  await stand()
  expect((await page('underway')).rows).toEqual([])
})

test('after the undo window it is on its way and cannot be stopped any more', async () => {
  await decided('J-1')
  await stand()
  const { rows, counts } = await page('underway', tanaka)
  expect(rows.map(({ moves }) => moves)).toEqual(Array(2).fill({ stop: 'undo_window_over', redeliver: 'not_failed' }))
  expect(counts).toMatchObject({ held: 0, underway: 2 })
})

test('what was given up says why, and goes out again once under the same id, with the name of whoever asked', async () => {
  await decided('J-1')
  await stand()
  await failForGood()
  const [dead] = (await page('dead')).rows
  expect(dead).toMatchObject({ state: 'dead', attempts: 1, lastError: 'http_503', moves: { redeliver: null } })
  const id = dead?.id ?? ''
  expect((await page('dead', auditor)).rows[0]?.moves.redeliver).toBe('not_permitted')
  expect(await refusalOf(redeliverEvent(testApp.app, auditor, id))).toBe('not_permitted')
  expect(await redeliverEvent(testApp.app, suzuki, id)).toEqual({ id })
  expect((await page('underway')).rows).toMatchObject([{ id, attempts: 0 }])
  expect(await refusalOf(redeliverEvent(testApp.app, suzuki, id))).toBe('not_failed')
  expect(await refusalOf(redeliverEvent(testApp.app, suzuki, 'msg_none'))).toMatch(/NOT_FOUND|Not Found/i)
  const [entry] = await auditPage(testApp.db, { action: 'delivery.redelivered', limit: 1 })
  expect(entry).toMatchObject({ actorId: 'suzuki', subjectId: id })
})

test('an endpoint that said it is gone is opened by leads and admins, and its address is not shown', async () => {
  const at = testApp.app.clock.now()
  await testApp.app.storage.write((tx) => record(tx, at, SYSTEM, { type: 'endpoint.disabled', url: URL_OF_IT }))
  const { endpoints } = await page('dead')
  expect(endpoints).toEqual([
    { channel: 'webhook', host: 'marketplace.example', disabledAt: at, enable: 'not_permitted' },
  ])
  expect(await refusalOf(enableWebhookEndpoint(testApp.app, sato))).toBe('not_permitted')
  expect((await page('dead', admin)).endpoints[0]?.enable).toBeNull()
  await enableWebhookEndpoint(testApp.app, tanaka)
  expect(await endpointDisabledAt(testApp.db, URL_OF_IT)).toBeNull()
  expect(await refusalOf(enableWebhookEndpoint(testApp.app, tanaka))).toBe('endpoint_open')
})

test('an admin sees what became of an event, and nothing of the case', async () => {
  await decided('J-1')
  expect((await page('held', admin)).rows[0]?.decision?.title).toBe('')
  expect(JSON.stringify(await page('held', admin))).not.toContain('アンケート')
})

test('every list is gone through page by page, none twice and none left out', async () => {
  for (let n = 0; n < 30; n++) await decided(`J-${n}`)
  const seen = async (list: DeliveryList): Promise<string[][]> => {
    const pages: string[][] = []
    let after: Awaited<ReturnType<typeof page>>['next'] = null
    do {
      const { rows, next } = await getDeliveryPage(testApp.app, sato, { list, ...(after ? { after } : {}) })
      pages.push(rows.map(({ id }) => id))
      after = next
    } while (after && pages.length < 10)
    return pages
  }
  for (const [list, move] of [
    ['held', async () => undefined],
    ['underway', stand],
    ['dead', failForGood],
  ] as const) {
    await move()
    const pages = await seen(list)
    expect([list, ...pages.map(({ length }) => length)]).toEqual([list, 50, 10])
    expect(new Set(pages.flat()).size).toBe(60)
  }
})

test('what is being sent is counted as on its way, and listed on the first page alone', async () => {
  await decided('J-1')
  await stand()
  const at = testApp.app.clock.now()
  const [first] = await outgoingDue(testApp.db, at, 1)
  if (!first) throw new Error('nothing is due')
  await testApp.app.storage.write((tx) =>
    record(tx, at, SYSTEM, { type: 'delivery.sending', row: first, sender: 'me', until: at }),
  )
  const { rows, counts } = await page('underway')
  expect(rows.map(({ state }) => state)).toEqual(['sending', 'ready'])
  expect(counts).toMatchObject({ underway: 2 })
  const after = { at: rows[1]?.dueAt ?? '', id: rows[1]?.id ?? '' }
  expect((await getDeliveryPage(testApp.app, sato, { list: 'underway', after })).rows).toEqual([])
})

test('what was given up is listed with the latest first', async () => {
  const ids: (string | undefined)[] = []
  for (const id of ['J-1', 'J-2']) {
    await decided(id)
    await stand()
    await failForGood()
    testApp.wait(60)
    ids.push((await page('dead')).rows[0]?.decision?.id)
  }
  const listed = (await page('dead')).rows.map(({ decision }) => decision?.id)
  expect(listed).toEqual([ids[1], ids[1], ids[0], ids[0]])
  expect(ids[0]).not.toBe(ids[1])
})
