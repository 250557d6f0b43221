import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { RULES_ALONE } from '../runtime/detector-cache.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aMessage, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { storeReadings } from '../workflows/model-readings.ts'
import { activateAgreedModel, activateModel, rollBackChampion } from './activate-model.ts'
import { getDetectionModels } from './get-detection-models.ts'
import { passInShadow, shadowModel, useModel, VERANDA_MODEL } from './learned-model.test-support.ts'
import { saveDetectionLevels } from './set-detection-levels.ts'
import { placesOf } from './worded-decisions.test-support.ts'

const { version } = VERANDA_MODEL

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  for (const id of ['tanaka', 'nakano'])
    await storeAccount(testApp.app, { id, login: id, alias: id, role: 'lead', settled: true })
  await shadowModel(testApp, VERANDA_MODEL)
})
afterEach(() => testApp.close())

type Choice = Parameters<typeof decideAs>[2]['choice']

const ON_A_VERANDA = (n: number) => `${placesOf(n)}にある家の縁側で${n}枚の写真を撮ってください。`
const IN_A_GARDEN = (n: number) => `${placesOf(n)}にある家の庭で${n}枚の写真を撮ってください。`

async function post(n: number, description: string) {
  await testApp.ingest(aJob(`J-${n}`, { clientId: `U-${9000 + n}`, title: `写真撮影 ${n}`, description }))
  return (await testApp.caseOfJob(`J-${n}`)).id
}

async function decide(caseId: string, choice: Choice) {
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

const shadow = async () => (await getDetectionModels(testApp.app, tanaka)).challenger?.shadow
const championVersion = async () => (await detectionModelIn(testApp.db, 'champion'))?.version ?? null

/** Another lead has done a test kit that says nothing against the model. */
async function kitBy(staffId: string, model = version) {
  const { app } = testApp
  const [now, id] = [app.clock.now(), newId(app.clock.now())]
  await app.storage.write(async (tx) => {
    await record(tx, now, staffId, { type: 'model.kit_begun', id, model, staffId, cases: [] })
    await record(tx, now, staffId, { type: 'model.kit_finished', id, model, answers: [], agreed: 0 })
  })
}

test('a model in shadow is measured by passed jobs, and by violations that no rule flagged', async () => {
  await decide(await post(1, ON_A_VERANDA(1)), NO_VIOLATION)
  await decide(await post(2, IN_A_GARDEN(2)), NO_VIOLATION)
  await decide(await post(3, ON_A_VERANDA(3)), choiceOf('warn'))
  // what a rule flagged, what was corrected before it was passed, what waits, and other texts
  await decide(await post(4, `${ON_A_VERANDA(4)}詳しくはLINEのID「tanaka1」までご連絡ください。`), choiceOf('warn'))
  await decide(await post(5, ON_A_VERANDA(5)), { kind: 'no_violation', reason: 'already_corrected' })
  await post(6, ON_A_VERANDA(6))
  await testApp.ingest(aMessage('M-1', { body: '縁側でLINEのIDを交換しましょう。ID: tanaka1' }))
  const [message] = await testApp.rawSql("SELECT id FROM cases WHERE target_type = 'message'")
  await decide(String(message?.id), NO_VIOLATION)
  expect(await shadow()).toMatchObject({
    right: 'measuring',
    measure: {
      passed: [
        { category: 'direct_deal', level: 'strict', n: 1 },
        { level: null, n: 1 },
      ],
      missedByRules: [{ category: 'direct_deal', level: 'strict', n: 1 }],
    },
  })
})

test('a model in use keeps by what it earned to flag, with what it found that rules missed', async () => {
  await kitBy('nakano')
  await decide(await post(1, ON_A_VERANDA(1)), choiceOf('warn'))
  await passInShadow(testApp, version, { passed: 400 })
  await activateModel(testApp.app, tanaka, version)
  expect((await getDetectionModels(testApp.app, tanaka)).champion?.figures.measured).toMatchObject({
    passed: [{ level: null, n: 400 }],
    missedByRules: [{ category: 'direct_deal', level: 'strict', n: 1 }],
  })
})

test('leads are told whether the night waits for the model in shadow', async () => {
  const waits = async () => (await getDetectionModels(testApp.app, tanaka)).refit.waits
  expect(await waits()).toBe(true)
  await passInShadow(testApp, version, { passed: 400, flagged: 12 })
  expect(await waits()).toBe(false)
})

test('only the first 400 passed jobs count: a model that flagged too many of them is not offered, whatever comes after', async () => {
  await kitBy('nakano')
  await passInShadow(testApp, version, { passed: 400, flagged: 12 })
  testApp.wait(60)
  await passInShadow(testApp, version, { passed: 400 })
  expect(await shadow()).toMatchObject({ right: 'not_earned' })
  expect(await refusalOf(activateModel(testApp.app, tanaka, version))).toBe('right_not_earned')
  expect(await championVersion()).toBeNull()
})

test('how many flags a day are to be expected of a model in shadow is counted as for the one in use', async () => {
  for (let n = 1; n <= 100; n++) await post(n, n % 10 === 0 ? ON_A_VERANDA(n) : IN_A_GARDEN(n))
  await storeReadings(testApp.app)
  expect((await shadow())?.expected).toBeNull()
  testApp.wait(24 * 3600)
  expect((await shadow())?.expected?.standard.all).toBe(10)
})

test('what was agreed to beforehand is done as soon as the model has earned it, and not before', async () => {
  await kitBy('nakano')
  await passInShadow(testApp, version, { passed: 399 })
  expect(await activateModel(testApp.app, tanaka, version)).toEqual({ active: false })
  expect([await activateAgreedModel(testApp.app), await championVersion()]).toEqual([0, null])
  await passInShadow(testApp, version, { passed: 1 })
  expect([await activateAgreedModel(testApp.app), await championVersion()]).toEqual([1, version])
  const [entry] = await auditPage(testApp.db, { action: 'model.activated', limit: 1 })
  expect(entry?.actorId).toBe('tanaka')
})

test('what was agreed to beforehand is withdrawn where one of the two is no lead any more by then', async () => {
  await kitBy('nakano')
  await activateModel(testApp.app, tanaka, version)
  await passInShadow(testApp, version, { passed: 400 })
  await testApp.rawSql("UPDATE staff SET role = 'moderator', confirmed_at = NULL WHERE id = 'nakano'")
  expect([await activateAgreedModel(testApp.app), await championVersion()]).toEqual([0, null])
  expect(await detectionModelIn(testApp.db, 'challenger')).toMatchObject({ version, activatedBy: null })
  const [entry] = await auditPage(testApp.db, { action: 'model.agreement_withdrawn', limit: 1 })
  expect(entry?.actorId).toBe(SYSTEM)
  expect(await refusalOf(activateModel(testApp.app, tanaka, version))).toBe('proposer_gone')
})

/** A model that flags everything at the widest level, in use since it has earned it at the usual one. */
async function championThatIsTooWide(): Promise<string> {
  const widest = { ...VERANDA_MODEL.levels.widest, threshold: 0 }
  const model = { ...VERANDA_MODEL, version: 'ef56ab78', levels: { ...VERANDA_MODEL.levels, widest } }
  await shadowModel(testApp, model)
  await kitBy('nakano', model.version)
  await passInShadow(testApp, model.version, { passed: 400 })
  await activateModel(testApp.app, tanaka, model.version)
  return model.version
}

test('a model in use is set no wider than it has earned', async () => {
  await championThatIsTooWide()
  const set = (desk: 'wide' | 'widest') =>
    refusalOf(
      saveDetectionLevels(testApp.app, tanaka, { levels: { desk, categories: {} }, reason: '見逃しが続いたため' }),
    )
  expect([await set('widest'), await set('wide')]).toEqual(['level_not_earned', 'was allowed'])
})

test('an agreement goes with its model where a newer one takes its place', async () => {
  await kitBy('nakano')
  await activateModel(testApp.app, tanaka, version)
  await shadowModel(testApp, { ...VERANDA_MODEL, version: 'ef56ab78' })
  const { challenger, history } = await getDetectionModels(testApp.app, tanaka)
  expect(challenger).toMatchObject({ version: 'ef56ab78', activatedBy: null })
  expect(history).toMatchObject([{ version, state: 'retired', activatedAt: null, activatedBy: null }])
  await passInShadow(testApp, 'ef56ab78', { passed: 400 })
  expect([await activateAgreedModel(testApp.app), await championVersion()]).toEqual([0, null])
})

test('an agreement ends where the model has not earned to flag', async () => {
  await kitBy('nakano')
  await activateModel(testApp.app, tanaka, version)
  await passInShadow(testApp, version, { passed: 400, flagged: 12 })
  expect(await activateAgreedModel(testApp.app)).toBe(0)
  expect(await detectionModelIn(testApp.db, 'challenger')).toMatchObject({ version, activatedBy: null })
  const [entry] = await auditPage(testApp.db, { action: 'model.agreement_withdrawn', limit: 1 })
  expect(entry?.actorId).toBe(SYSTEM)
})

test('what was confirmed first and taken back later does not change which jobs a model was measured on', async () => {
  await passInShadow(testApp, version, { passed: 20 })
  await testApp.rawSql("UPDATE decisions SET published = 'other'")
  await passInShadow(testApp, version, { passed: 388 })
  await passInShadow(testApp, version, { passed: 12, flagged: 12 })
  expect(await shadow()).toMatchObject({ right: 'not_earned' })
  await testApp.rawSql("UPDATE decisions SET reversed = 1 WHERE published = 'other'")
  expect(await shadow()).toMatchObject({ right: 'not_earned' })
})

test('of one client twenty jobs count, so that nobody makes a model pass or fail alone', async () => {
  await passInShadow(testApp, version, { passed: 40, flagged: 40 })
  await testApp.rawSql("UPDATE decisions SET author_id = 'U-1'")
  await passInShadow(testApp, version, { passed: 379 })
  expect((await shadow())?.right).toBe('measuring')
  await passInShadow(testApp, version, { passed: 1 })
  const { passed } = (await shadow())?.measure ?? { passed: [] }
  expect(passed.map(({ level, n }) => [level, n])).toEqual([
    ['strict', 20],
    [null, 380],
  ])
})

test('where models are turned off a model in shadow is neither activated nor agreed to', async () => {
  await kitBy('nakano')
  const off = { ...testApp.app, detectors: RULES_ALONE }
  expect(await refusalOf(activateModel(off, tanaka, version))).toBe('models_off')
  expect((await getDetectionModels(off, tanaka)).standing).toBeNull()
})

test('a rollback brings no model back at levels that it has not earned', async () => {
  const first = await championThatIsTooWide()
  await useModel(testApp, { ...VERANDA_MODEL, version: 'aa11bb22' })
  expect(await rollBackChampion(testApp.app, tanaka, '誤検出')).toEqual({ to: first })
  await useModel(testApp, { ...VERANDA_MODEL, version: 'aa11bb33' })
  await saveDetectionLevels(testApp.app, tanaka, { levels: { desk: 'widest', categories: {} }, reason: '見逃し' })
  expect(await rollBackChampion(testApp.app, tanaka, '誤検出')).toEqual({ to: null })
  expect(await championVersion()).toBeNull()
})

test('the log says by how many jobs a model earned to flag, and since when that was agreed', async () => {
  await kitBy('nakano')
  const agreedAt = testApp.app.clock.now()
  await activateModel(testApp.app, tanaka, version)
  testApp.wait(60)
  await passInShadow(testApp, version, { passed: 400, flagged: 11 })
  await activateAgreedModel(testApp.app)
  const [entry] = await auditPage(testApp.db, { action: 'model.activated', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ follows: 'shipped', honest: 400, flagged: 11, agreedAt })
})
