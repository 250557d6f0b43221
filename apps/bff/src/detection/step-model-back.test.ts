import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { messageFlagsOf } from '@mimamori/storage/detection/right-to-flag-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { createLeaderJobs } from '../jobs/leader-jobs.ts'
import { openDetectorCache } from '../runtime/detector-cache.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aMessage, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { activateModel, rollBackChampion } from './activate-model.ts'
import { getDetectionModels } from './get-detection-models.ts'
import { passInShadow, shadowModel, useModel, VERANDA_MODEL } from './learned-model.test-support.ts'
import { leaveMessages, stepModelBack } from './step-model-back.ts'
import { placesOf } from './worded-decisions.test-support.ts'

const WATCHED = 400

let testApp: TestApp
let posted = 0
beforeEach(async () => {
  posted = 0
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** Posts so many jobs of new clients, on a veranda or elsewhere. */
async function post(count: number, place: '縁側' | '庭'): Promise<readonly string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const id = `J-${++posted}`
    const description = `${placesOf(posted)}にある家の${place}で${posted}枚の写真を撮ってください。`
    await testApp.ingest(aJob(id, { clientId: `U-${9000 + posted}`, title: `写真撮影 ${posted}`, description }))
    ids.push(id)
  }
  return ids
}

type Choice = Parameters<typeof decideAs>[2]['choice']

async function decideCases(cases: readonly string[], choice: Choice) {
  for (const caseId of cases) {
    await claimCase(testApp.app, sato, caseId)
    await decideAs(testApp, sato, { caseId, choice })
  }
  testApp.wait(10)
  while ((await finalizeExpiredDecisions(testApp.app)) > 0);
}

const decide = async (jobs: readonly string[], choice: Choice) =>
  decideCases(await Promise.all(jobs.map(async (job) => (await testApp.caseOfJob(job)).id)), choice)

const stepBack = () => stepModelBack(testApp.app)

test('a learned model that flagged more than one in twenty of the last 400 honest jobs is not in use any more, and the desk says so', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED - 29, '庭')
  const onVerandas = await post(29, '縁側')
  await decide(onVerandas.slice(1), NO_VIOLATION)
  expect(await stepBack()).toBe(0)
  await post(1, '庭')
  expect(await stepBack()).toBe(0)

  await decide(onVerandas.slice(0, 1), NO_VIOLATION)
  const other = await openDetectorCache(testApp.app.storage, testApp.app.log)
  expect(await stepBack()).toBe(1)
  expect(testApp.app.detectors.champion()).toBe(SHIPPED_MODEL)
  await expect.poll(other.champion).toBe(SHIPPED_MODEL)
  const { champion, challenger, standing } = await getDetectionModels(testApp.app, tanaka)
  expect([champion, standing]).toMatchObject([null, { champion: null, steppedBack: { honest: 400, flagged: 29 } }])
  // it can earn its right again, by what is passed from now on
  expect(challenger).toMatchObject({
    version: VERANDA_MODEL.version,
    activatedBy: null,
    figures: { steppedBack: { honest: 400, flagged: 29 } },
    shadow: { right: 'measuring', measure: { passed: [] } },
  })
  const [entry] = await auditPage(testApp.db, { action: 'model.stepped_back', limit: 1 })
  expect(entry?.subjectId).toBe(VERANDA_MODEL.version)
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ honest: 400, flagged: 29 })
  expect(await stepBack()).toBe(0)
})

test('what it flagged rightly, and what it flagged and nobody has decided yet, is not held against a model', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED, '庭')
  const [confirmed, waiting] = [await post(40, '縁側'), await post(40, '縁側')]
  await decide(confirmed, choiceOf('advice'))
  expect(await stepBack()).toBe(0)
  await decide(waiting, NO_VIOLATION)
  expect(await stepBack()).toBe(1)
})

test('jobs that another model has read are not counted', async () => {
  await post(WATCHED, '庭')
  await useModel(testApp, VERANDA_MODEL)
  await decide(await post(40, '縁側'), NO_VIOLATION)
  expect(await stepBack()).toBe(0)
  await post(WATCHED - 40, '庭')
  expect(await stepBack()).toBe(1)
})

/** Sends so many messages about a veranda, and decides them. */
async function decideMessages(from: number, count: number, choice: Choice) {
  for (let n = from; n < from + count; n++)
    await testApp.ingest(aMessage(`M-${n}`, { senderId: `U-${n}`, body: `縁側で${n}時に会いましょう。` }))
  const open = await testApp.rawSql("SELECT id FROM cases WHERE target_type = 'message' AND state = 'open'")
  await decideCases(
    open.map(({ id }) => String(id)),
    choice,
  )
}

test('messages, of which only flagged ones are kept, are not counted', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED, '庭')
  await decideMessages(0, 40, NO_VIOLATION)
  expect(await testApp.rawSql("SELECT id FROM cases WHERE target_type = 'message'")).toHaveLength(40)
  expect(await stepBack()).toBe(0)
})

test('the leader looks after the model in use by itself', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED - 29, '庭')
  await decide(await post(29, '縁側'), NO_VIOLATION)
  await createLeaderJobs(testApp.app, (_, work) => work())()
  expect(testApp.app.detectors.champion()).toBe(SHIPPED_MODEL)
})

test('the leader looks after what it flags of messages, too', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await decideMessages(0, 100, NO_VIOLATION)
  await createLeaderJobs(testApp.app, (_, work) => work())()
  expect(testApp.app.detectors.champion()?.flagsMessagesFrom).toBe(Number.POSITIVE_INFINITY)
})

test('a model that has earned to flag again is judged by what it has read since, and is proposed anew', async () => {
  for (const id of ['tanaka', 'nakano'])
    await storeAccount(testApp.app, { id, login: id, alias: id, role: 'lead', settled: true })
  const { version } = VERANDA_MODEL
  const kit = async () => {
    const [now, id] = [testApp.app.clock.now(), newId(testApp.app.clock.now())]
    await testApp.app.storage.write(async (tx) => {
      await record(tx, now, 'nakano', { type: 'model.kit_begun', id, model: version, staffId: 'nakano', cases: [] })
      await record(tx, now, 'nakano', { type: 'model.kit_finished', id, model: version, answers: [], agreed: 0 })
    })
  }
  await shadowModel(testApp, VERANDA_MODEL)
  await kit()
  await passInShadow(testApp, version, { passed: 400 })
  await activateModel(testApp.app, tanaka, version)
  await post(WATCHED - 29, '庭')
  await decide(await post(29, '縁側'), NO_VIOLATION)
  testApp.wait(60)
  expect(await stepBack()).toBe(1)

  testApp.wait(60)
  await passInShadow(testApp, version, { passed: 400 })
  expect(await refusalOf(activateModel(testApp.app, tanaka, version))).toBe('kit_unfinished')
  await kit()
  expect(await activateModel(testApp.app, tanaka, version)).toEqual({ active: true })
  expect(await stepBack()).toBe(0)
  expect((await getDetectionModels(testApp.app, tanaka)).champion?.figures.steppedBack).toBeUndefined()
  // a person who goes back later is not said to be the desk
  await rollBackChampion(testApp.app, tanaka, '誤検出')
  expect((await getDetectionModels(testApp.app, tanaka)).standing?.steppedBack).toBeNull()
})

test('one client alone does not stop a model', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED - 20, '庭')
  const ids = await post(60, '縁側')
  await testApp.rawSql(`UPDATE cases SET author_id = 'U-1' WHERE target_id IN ('${ids.join("', '")}')`)
  await decide(ids, NO_VIOLATION)
  expect(await stepBack()).toBe(0)
})

test('one sender alone does not keep a model from messages', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await decideMessages(0, 90, choiceOf('warn'))
  await decideMessages(90, 60, NO_VIOLATION)
  await testApp.rawSql("UPDATE cases SET author_id = 'U-999' WHERE number > 90")
  expect(await leaveMessages(testApp.app)).toBe(0)
  expect(await messageFlagsOf(testApp.db, VERANDA_MODEL.version, '2026-11-24')).toEqual({ flags: 100, confirmed: 90 })
})

test('a model that steps back while another runs in shadow leaves that one there', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await shadowModel(testApp, { ...VERANDA_MODEL, version: 'ef56ab78' })
  await post(WATCHED - 29, '庭')
  await decide(await post(29, '縁側'), NO_VIOLATION)
  expect(await stepBack()).toBe(1)
  const { challenger, history } = await getDetectionModels(testApp.app, tanaka)
  expect(challenger?.version).toBe('ef56ab78')
  expect(history).toMatchObject([{ version: VERANDA_MODEL.version, state: 'retired' }])
})

test('a model leaves messages to the rules once under half of its last 100 flags on them were right, and the desk says so', async () => {
  await useModel(testApp, VERANDA_MODEL)
  const jobs = await post(3, '縁側')
  await decideMessages(0, 10, NO_VIOLATION)
  await decideMessages(10, 50, choiceOf('warn'))
  await decideMessages(60, 50, NO_VIOLATION)
  expect(await leaveMessages(testApp.app)).toBe(0)
  await decideMessages(110, 1, NO_VIOLATION)
  // flags on jobs are judged elsewhere
  await decide(jobs, NO_VIOLATION)
  const other = await openDetectorCache(testApp.app.storage, testApp.app.log)
  expect(await leaveMessages(testApp.app)).toBe(1)
  expect(testApp.app.detectors.champion()?.flagsMessagesFrom).toBe(Number.POSITIVE_INFINITY)
  await expect.poll(() => other.champion()?.flagsMessagesFrom).toBe(Number.POSITIVE_INFINITY)
  const { standing, champion } = await getDetectionModels(testApp.app, tanaka)
  expect([champion?.version, standing]).toMatchObject([
    VERANDA_MODEL.version,
    { champion: VERANDA_MODEL.version, leftMessages: { flags: 100, confirmed: 49 } },
  ])
  await testApp.ingest(aMessage('M-200', { body: '縁側で会いましょう。' }))
  expect(await testApp.rawSql("SELECT id FROM cases WHERE target_id = 'M-200'")).toEqual([])
  // of jobs it flags on
  const flagged = await post(1, '縁側')
  expect(await testApp.caseOfJob(flagged[0] ?? '')).toMatchObject({ queue: 'flagged' })
  const [entry] = await auditPage(testApp.db, { action: 'model.left_messages', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ flags: 100, confirmed: 49 })
  expect(await leaveMessages(testApp.app)).toBe(0)

  // another model has its own try
  await useModel(testApp, { ...VERANDA_MODEL, version: 'ef56ab78' })
  expect((await getDetectionModels(testApp.app, tanaka)).standing?.leftMessages).toBeNull()
  await testApp.ingest(aMessage('M-201', { body: '縁側で会いましょう。' }))
  expect(await testApp.rawSql("SELECT id FROM cases WHERE target_id = 'M-201'")).toHaveLength(1)
})

test('the shipped model, which only orders, does not step back', async () => {
  expect(await stepBack()).toBe(0)
})
