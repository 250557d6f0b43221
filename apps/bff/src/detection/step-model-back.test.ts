import { ANY, type DetectionModel, OUTPUTS } from '@mimamori/detection/model/detection-model'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { createLeaderJobs } from '../jobs/leader-jobs.ts'
import { openDetectorCache } from '../runtime/detector-cache.ts'
import { aJob, aMessage, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato, tanaka } from '../testing/test-decisions.ts'
import { getDetectionModels } from './get-detection-models.ts'
import { useModel } from './learned-model.test-support.ts'
import { stepModelBack } from './step-model-back.ts'
import { placesOf } from './worded-decisions.test-support.ts'

const LEVEL = { threshold: 0.5, recall: 0, falseFlags: 0 }
/** It flags whatever names a veranda. */
const VERANDA_MODEL: DetectionModel = {
  version: 'ab12cd34',
  bits: 4,
  weights: new Int8Array(OUTPUTS << 4),
  units: Array.from({ length: OUTPUTS }, () => 1),
  bias: Array.from({ length: OUTPUTS }, (_, output) => (output === ANY ? -3 : 0)),
  calibration: { slope: 1, offset: 0 },
  levels: { strict: LEVEL, standard: LEVEL, wide: LEVEL, widest: LEVEL },
  terms: [{ word: '縁側', category: 'direct_deal', violations: 9, honest: 0 }],
}
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
  const { champion, history } = await getDetectionModels(testApp.app, tanaka)
  expect(champion).toBeNull()
  expect(history[0]).toMatchObject({ state: 'retired', figures: { steppedBack: { honest: 400, flagged: 29 } } })
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

test('messages, of which only flagged ones are kept, are not counted', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED, '庭')
  for (let n = 0; n < 40; n++) await testApp.ingest(aMessage(`M-${n}`, { body: `縁側で${n}時に会いましょう。` }))
  const messages = await testApp.rawSql("SELECT id FROM cases WHERE target_type = 'message'")
  expect(messages).toHaveLength(40)
  await decideCases(
    messages.map(({ id }) => String(id)),
    NO_VIOLATION,
  )
  expect(await stepBack()).toBe(0)
})

test('the leader looks after the model in use by itself', async () => {
  await useModel(testApp, VERANDA_MODEL)
  await post(WATCHED - 29, '庭')
  await decide(await post(29, '縁側'), NO_VIOLATION)
  await createLeaderJobs(testApp.app, (_, work) => work())()
  expect(testApp.app.detectors.champion()).toBe(SHIPPED_MODEL)
})

test('the shipped model, which only orders, does not step back', async () => {
  expect(await stepBack()).toBe(0)
})
