import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import {
  detectionModelsOf,
  lastRefitAttempt,
  shadowScoresOf,
  weightsInUse,
} from '@mimamori/storage/detection/detection-model-reads'
import { labelledDecisions } from '@mimamori/storage/detection/labelled-decision-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { listModels } from '../cli/model-commands.ts'
import { COMMANDS } from '../cli/write-commands.ts'
import { createContext } from '../create-context.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { decideWordedJobs, wordedArrival } from '../testing/decided-jobs.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aMember, aMessage, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { activateModel, rollBackChampion } from './activate-model.ts'
import { answerTestKit, beginTestKit, getTestKit } from './answer-test-kit.ts'
import { getDetectionModels } from './get-detection-models.ts'
import { passInShadow } from './learned-model.test-support.ts'
import { leaveRefit, loadRefitSituation, refitModel, startRefit } from './refit-model.ts'
import type { Learn } from './run-learning.ts'
import { FEW_BASE_TEXTS, learnFewTexts, learnFromFew, wordedJob } from './worded-decisions.test-support.ts'

const DECIDED = 240
const lead = person('nakano', 'lead')

// one desk lives through all of this: each test goes on where the one before ended
let testApp: TestApp
let decisionIds: readonly string[]
beforeAll(async () => {
  testApp = await openTestApp()
  for (const id of ['tanaka', 'nakano'])
    await storeAccount(testApp.app, { id, login: id, alias: id, role: 'lead', settled: true })
  decisionIds = await decideWordedJobs(testApp, 0, DECIDED)
})
afterAll(() => testApp.close())

const state = (actor = tanaka) => getDetectionModels(testApp.app, actor)
const flagsOf = async (id: string) => (await versionOf(testApp.db, { type: 'job', id }, 1))?.flags ?? []
const labelOf = async (id: string) =>
  (await labelledDecisions(testApp.db, 1000)).find(({ target }) => target.id === id)?.label

test('a desk that stops leaves a refit that runs, and stores no model of it', async () => {
  const stopping = { ...testApp.app }
  const running = learnFewTexts(stopping)
  await Promise.all([expect(running).rejects.toThrow('aborted'), leaveRefit(stopping)])
  expect([await detectionModelsOf(testApp.db), (await loadRefitSituation(stopping)).failedAt]).toEqual([
    [],
    stopping.clock.now(),
  ])
  await expect(learnFewTexts(stopping)).rejects.toThrow('aborted')
})

test('where models are turned off nothing is learned, and the command and the lead are told why', async () => {
  const off = { ...testApp.app, settings: { ...testApp.app.settings, model: 'off' as const } }
  await expect(COMMANDS['model refit'].run(off, {})).rejects.toThrow('MIMAMORI_MODEL is off')
  expect(await refusalOf(startRefit(off, tanaka))).toBe('models_off')
})

test('a desk that has learned nothing goes by the shipped model', async () => {
  expect(await state()).toMatchObject({
    champion: null,
    challenger: null,
    history: [],
    moves: { refit: null, begin: 'not_challenger', activate: 'not_challenger', rollback: 'no_champion' },
  })
  expect(await refusalOf(startRefit(testApp.app, sato))).toBe('not_permitted')
})

test('what was reversed is no violation; what was undone and texts of erased members are not learned from', async () => {
  expect(await labelOf('W-2')).toBe('direct_deal')
  const reversal = { decisionId: decisionIds[2] ?? '', text: '取り消しました。', note: '' }
  await testApp.app.storage.write((tx) => reverseDecision(tx, testApp.app.clock.now(), 'tanaka', reversal))
  expect(await labelOf('W-2')).toBe('none')

  await testApp.ingest(aMember('U-5005'))
  expect(await labelOf('W-5')).toBe('none')
  const admin = person('kanri', 'admin')
  await eraseMember(testApp.app, admin, { memberId: 'U-5005', reason: 'member_request', lastFour: '5005' })
  expect(await labelOf('W-5')).toBeUndefined()

  await testApp.ingest(wordedArrival(900))
  const { id: caseId } = await testApp.caseOfJob('W-900')
  await claimCase(testApp.app, sato, caseId)
  const { decisionId } = await decideAs(testApp, sato, { caseId, choice: choiceOf('advice') })
  expect(await labelOf('W-900')).toBeUndefined()
  await undoDecision(testApp.app, sato, decisionId)
  expect(await labelOf('W-900')).toBeUndefined()
})

test('of a message its own text is learned, with the escrow it was sent under', async () => {
  await testApp.ingest(aMessage('M-1', { escrowed: true, format: 'hourly' }))
  await testApp.ingest(aMessage('M-2'))
  const rows = await testApp.rawSql("SELECT id, target_id FROM cases WHERE target_type = 'message' ORDER BY number")
  for (const { id } of rows) {
    await claimCase(testApp.app, sato, String(id))
    await decideAs(testApp, sato, { caseId: String(id), choice: NO_VIOLATION })
  }
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const messages = (await labelledDecisions(testApp.db, 1000)).filter(({ target }) => target.type === 'message')
  expect(messages.map(({ label }) => label)).toEqual(rows.map(() => 'none'))
  expect(messages.at(-1)?.text).toMatchObject({ type: 'message', title: '' })
})

test('passages are what people marked, and else what rules flagged in the category of the decision', async () => {
  const flagged = await testApp.ingest({
    ...wordedArrival(902),
    body: { ...(wordedArrival(902).body as object) },
  } as never)
  expect(flagged).toMatchObject({ changed: true })
  const { id: caseId } = await testApp.caseOfJob('W-902')
  await claimCase(testApp.app, sato, caseId)
  await decideAs(testApp, sato, { caseId, choice: choiceOf('request_correction') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const decided = (await labelledDecisions(testApp.db, 1000)).find(({ target }) => target.id === 'W-902')
  expect(decided?.passages).toEqual([decided?.text.body.slice(0, 5)])
})

test('a model that has learned from fewer passed jobs than the desk asks for is not tried in shadow', async () => {
  const other = await openTestApp({ MIMAMORI_MODEL_PASSED_JOBS: '200' })
  const answers = { texts: 60, violations: 30, agreed: 59, found: 30, flagged: 30 }
  const base = { honest: 100, flagged: 1 }
  const learned =
    (passedJobs: number, version: string): Learn =>
    async () => ({
      ...{ version, weights: '{}', comparedWith: null, peakMb: null },
      figures: {
        ...{ trainedOn: 100, baseTexts: 60, passedJobs },
        ...{ challenger: answers, champion: answers, challengerBase: base, championBase: base },
      },
    })
  try {
    expect(await refitModel(other.app, SYSTEM, { learn: learned(199, 'a0000199') })).toMatchObject({
      outcome: 'rejected',
    })
    expect(await refitModel(other.app, SYSTEM, { learn: learned(200, 'a0000200') })).toMatchObject({
      outcome: 'challenger',
    })
    // what was agreed to goes with its model, and the log says so
    const agreed = { type: 'model.agreed', version: 'a0000200', actorId: 'tanaka' } as const
    await other.app.storage.write((tx) => record(tx, other.app.clock.now(), 'tanaka', agreed))
    await refitModel(other.app, SYSTEM, { learn: learned(201, 'a0000201') })
    const [entry] = await auditPage(other.db, { limit: 1, action: 'model.agreement_withdrawn' })
    expect(entry?.subjectId).toBe('a0000200')
  } finally {
    await other.close()
  }
})

test('a model that was measured beside one that is in use no more is not offered, and the refit says why', async () => {
  // whatever it has learned from: on a desk without decisions it is learned sooner
  const other = await openTestApp()
  try {
    const { app } = other
    const champion = `'beef0000', '${START}', '${SYSTEM}', 'champion', '{}', '{}', '[]', '${START}', 'tanaka'`
    const meanwhile: Learn = async (...given) => {
      const learned = await learnFromFew(...given)
      await other.rawSql(
        `INSERT INTO detection_models (version, made_at, made_by, state, weights, figures, gates, activated_at, activated_by) VALUES (${champion})`,
      )
      return learned
    }
    const refit = refitModel(app, SYSTEM, { learn: meanwhile })
    await expect(refit).rejects.toThrow('another model was activated meanwhile')
    expect((await loadRefitSituation(app)).failedAt).toBe(app.clock.now())
    expect(await other.rawSql('SELECT version FROM detection_models')).toEqual([{ version: 'beef0000' }])
  } finally {
    await other.close()
  }
})

// hundreds of decisions, then a model learned from them
test('a refit makes a challenger in shadow, and the same decisions make no other', { timeout: 120_000 }, async () => {
  const result = await learnFewTexts(testApp.app)
  const { challenger, champion, refit, moves } = await state()
  expect(challenger?.gates.filter(({ passed }) => !passed)).toEqual([])
  expect(result).toEqual({ version: challenger?.version, outcome: 'challenger' })
  expect(champion).toBeNull()
  expect(refit).toMatchObject({ running: false, newDecisions: 0, newErasures: 0 })
  expect(moves).toEqual({
    ...{ refit: 'nothing_to_learn', begin: null, activate: 'kit_unfinished' },
    ...{ withdrawAgreement: 'not_agreed', rollback: 'no_champion' },
  })
  expect(await learnFewTexts(testApp.app)).toEqual({ ...result, outcome: 'unchanged' })
  expect(await lastRefitAttempt(testApp.db)).toMatchObject({
    endedAt: testApp.app.clock.now(),
    failure: null,
    peakMb: 123,
  })
  const [entry] = await auditPage(testApp.db, { limit: 1, action: 'model.refitted' })
  expect(entry).toMatchObject({ actorId: SYSTEM, subjectType: 'model', subjectId: result.version })
})

test('a challenger keeps what it says beside a text, and flags nothing', async () => {
  const { challenger } = await state()
  await testApp.ingest(wordedArrival(300))
  await testApp.ingest(wordedArrival(301))
  expect(await flagsOf('W-300')).toEqual([])
  const scores = await shadowScoresOf(testApp.db, challenger?.version ?? '')
  expect(scores.map(({ target, flagged }) => [target.id, flagged])).toEqual([
    ['W-300', true],
    ['W-301', false],
  ])
  expect((await state()).challenger?.shadow).toMatchObject({ texts: 2, flagged: 1, right: 'measuring' })
})

/** seconds after which every text of a kit can have been read */
const READ_SECONDS = 20

/** Answers what is left of a kit, each after its text was read, as the desk decided. */
async function answerLikeDesk(who: Staff, kitId: string): Promise<void> {
  for (;;) {
    const { next } = await getTestKit(testApp.app, who, kitId)
    if (next === null) return
    testApp.wait(READ_SECONDS)
    const answer = next.text?.body.includes('合言葉') ? 'direct_deal' : 'none'
    await answerTestKit(testApp.app, who, { kitId, n: next.n, answer })
  }
}

test('a kit shows texts alone, until the last is answered', async () => {
  const { challenger } = await state()
  const version = challenger?.version ?? ''
  const { kitId } = await beginTestKit(testApp.app, tanaka, version)
  const begun = await getTestKit(testApp.app, tanaka, kitId)
  expect(begun).toMatchObject({ cases: 30, answered: 0, results: null })
  expect(Object.keys(begun.next ?? {})).toEqual(['n', 'type', 'text'])
  expect(await refusalOf(answerTestKit(testApp.app, tanaka, { kitId, n: 1, answer: 'none' }))).toBe('kit_answered')
  expect(await refusalOf(answerTestKit(testApp.app, tanaka, { kitId, n: 0, answer: 'mlm' }))).toBe('kit_too_fast')
  testApp.wait(READ_SECONDS)
  await answerTestKit(testApp.app, tanaka, { kitId, n: 0, answer: 'mlm' })
  expect(await beginTestKit(testApp.app, tanaka, version)).toEqual({ kitId })
  await expect(getTestKit(testApp.app, lead, kitId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await refusalOf(activateModel(testApp.app, tanaka, version))).toBe('kit_unfinished')
  await answerLikeDesk(tanaka, kitId)
  const finished = await getTestKit(testApp.app, tanaka, kitId)
  expect(finished.next).toBeNull()
  expect(finished.results?.[0]?.own).toBe('mlm')
  expect(finished.results?.filter(({ champion: one, challenger: other }) => one !== other).length).toBeGreaterThan(5)
  expect(await refusalOf(answerTestKit(testApp.app, tanaka, { kitId, n: 30, answer: 'none' }))).toBe('kit_finished')
  expect(await refusalOf(activateModel(testApp.app, tanaka, version))).toBe('own_kit')
  expect((await state()).moves.activate).toBe('own_kit')
})

test('an activated model flags what arrives from then on, and changes nothing that was scanned', async () => {
  const { challenger } = await state()
  await passInShadow(testApp, challenger?.version ?? '', { passed: 400 })
  expect(await activateModel(testApp.app, lead, challenger?.version ?? '')).toEqual({ active: true })
  await testApp.ingest(wordedArrival(302))
  expect(await flagsOf('W-302')).toMatchObject([{ category: 'direct_deal', rule: 'direct_deal.model' }])
  expect((await flagsOf('W-302'))[0]?.spans.length).toBeGreaterThan(0)
  expect(await flagsOf('W-300')).toEqual([])
  expect(await state()).toMatchObject({
    champion: { version: challenger?.version, activatedBy: 'nakano' },
    challenger: null,
  })
})

test('another instance goes by it a moment later', async () => {
  if (!testApp.app.storage.shared) return
  const other = await createContext(testApp.app.settings)
  try {
    const { champion } = await state()
    const text = { type: 'job', title: '', body: '', format: 'project', escrowed: false, reward: null } as const
    expect(other.detectors.scan(text).suspicion.model).toBe(champion?.version)
    await rollBackChampion(testApp.app, tanaka, '試し')
    await expect.poll(() => other.detectors.scan(text).suspicion.model).not.toBe(champion?.version)
    await testApp.rawSql(`UPDATE detection_models SET state = 'champion' WHERE version = '${champion?.version}'`)
    await testApp.app.detectors.refresh()
  } finally {
    await other.storage.close()
  }
})

// hundreds of decisions, then a model learned from them
test('a model that does not pass is kept with its figures, and is not offered', { timeout: 120_000 }, async () => {
  await decideWordedJobs(testApp, 400, 500, (n) => !wordedJob(n).violates)
  const { version, outcome } = await learnFewTexts(testApp.app, 'tanaka')
  expect(outcome).toBe('rejected')
  const { challenger, history } = await state()
  expect(challenger).toBeNull()
  expect(history[0]).toMatchObject({ version, state: 'rejected', figures: { baseTexts: FEW_BASE_TEXTS.texts?.length } })
  expect(history[0]?.gates.some(({ passed }) => !passed)).toBe(true)
  expect(await refusalOf(activateModel(testApp.app, tanaka, version))).toBe('not_challenger')
})

test('weights that this program cannot read leave the shipped model in use', async () => {
  const [before] = await testApp.rawSql("SELECT weights FROM detection_models WHERE state = 'champion'")
  const text = { type: 'job', title: '', body: '', format: 'project', escrowed: false, reward: null } as const
  const set = (weights: string) =>
    testApp.rawSql(`UPDATE detection_models SET weights = '${weights}' WHERE state = 'champion'`)
  await set('{"categories": ["of tomorrow"]}')
  await testApp.app.detectors.refresh()
  expect(testApp.app.detectors.scan(text).suspicion.model).toBe(SHIPPED_MODEL.version)
  await set(String(before?.weights))
  await testApp.app.detectors.refresh()
  expect(testApp.app.detectors.scan(text).suspicion.model).toBe((await state()).champion?.version)
})

/** An operator's command is done in the name of a lead, another than who has done the test kit. */
async function activateByCommand(version: string): Promise<void> {
  await storeAccount(testApp.app, { login: 'sato', role: 'moderator' })
  const run = (args: Record<string, string>) => COMMANDS['model activate'].run(testApp.app, args)
  await expect(run({ version, login: 'sato' })).rejects.toThrow('--login: expected a lead, got sato')
  await expect(run({ version: 'ffffffff', login: 'tanaka' })).rejects.toThrow('no longer in shadow')
  await expect(run({ version, login: 'nakano' })).rejects.toThrow('finish the test kit')
  const { kitId } = await beginTestKit(testApp.app, tanaka, version)
  await answerLikeDesk(tanaka, kitId)
  await expect(run({ version, login: 'tanaka' })).rejects.toThrow('another lead')
  await passInShadow(testApp, version, { passed: 399 })
  expect(await run({ version, login: 'nakano' })).toBe(`model ${version} becomes active once it has earned to flag`)
  await expect(run({ version, login: 'nakano' })).rejects.toThrow('already agreed')
  await passInShadow(testApp, version, { passed: 1 })
  expect(await run({ version, login: 'nakano' })).toBe(`model ${version} is active`)
  const { models } = JSON.parse(await listModels(testApp.app))
  expect(models[0]).toMatchObject({ version, state: 'champion', missed: [] })
}

// hundreds of decisions, then models learned from them
test('the next challenger is compared with the champion, takes its place, and is rolled back to it and to the shipped model', {
  timeout: 120_000,
}, async () => {
  const first = (await state()).champion?.version
  await testApp.rawSql("UPDATE decisions SET state = 'undone' WHERE target_id LIKE 'W-4__'")
  await decideWordedJobs(testApp, 500, 540)
  await learnFewTexts(testApp.app)
  const { challenger } = await state()
  expect(challenger).toMatchObject({ comparedWith: first })
  await activateByCommand(challenger?.version ?? '')
  expect(await state()).toMatchObject({
    champion: { version: challenger?.version, follows: first, activatedBy: 'nakano' },
  })
  expect(await refusalOf(rollBackChampion(testApp.app, lead, ' '))).toBe('reason_required')
  expect(await rollBackChampion(testApp.app, lead, '誤検出が増えた')).toEqual({ to: first })
  const { champion, history } = await state()
  expect(champion).toMatchObject({ version: first, state: 'champion' })
  expect(history.find(({ version }) => version === challenger?.version)).toMatchObject({ reason: '誤検出が増えた' })
  expect(await rollBackChampion(testApp.app, lead, '出荷時に戻す')).toEqual({ to: null })
  expect(await weightsInUse(testApp.db)).toEqual({ champion: null, challenger: null })
  await testApp.ingest(wordedArrival(304))
  expect(await flagsOf('W-304')).toEqual([])
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
  expect((await detectionModelsOf(testApp.db)).map((model) => model.state)).not.toContain('champion')
})
