import { detectionModels as modelsEn } from '@mimamori/copy/detection-models/en'
import { detectionModels as modelsJa } from '@mimamori/copy/detection-models/ja'
import { eligibility as eligibilityEn } from '@mimamori/copy/eligibility/en'
import { eligibility as eligibilityJa } from '@mimamori/copy/eligibility/ja'
import { refusals as refusalsEn } from '@mimamori/copy/refusals/en'
import { refusals as refusalsJa } from '@mimamori/copy/refusals/ja'
import { standards as standardsEn } from '@mimamori/copy/standards/en'
import { standards as standardsJa } from '@mimamori/copy/standards/ja'
import { withdrawals as withdrawalsEn } from '@mimamori/copy/withdrawals/en'
import { withdrawals as withdrawalsJa } from '@mimamori/copy/withdrawals/ja'
import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { activateModel } from '../detection/activate-model.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { agreeToSettingProposal } from '../ledger/setting-proposals.ts'
import { setReminderSettings } from '../reminders/set-reminder-settings.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { endStandards, proposeStandards, tryOut } from '../standards/standard-versions.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { confirmAccount } from './confirm-account.ts'
import { noteFewLeads } from './note-few-leads.ts'

const HOUR = 3600
const LOOSE = { ...DEFAULT_MEASURE_SETTINGS, holdMinutes: 5 }
const HIGHER = { ...DEFAULT_REMINDER_SETTINGS, twoPeopleAboveYen: 900_000 }
const LARGE = { amountYen: 200_000, escrowedYen: 200_000 }
const VERSION = '0badc0de'

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
let admin: SignedInStaff
beforeEach(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
  admin = await at.signedIn('admin', 'admin')
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

/** What the screens of these operations say of a refusal. */
const SAYS = {
  withdrawal: [
    { ...refusalsJa, ...withdrawalsJa.refusals },
    { ...refusalsEn, ...withdrawalsEn.refusals },
  ],
  setting: [eligibilityJa.setting.refusals, eligibilityEn.setting.refusals],
  person: [eligibilityJa.section.refusals, eligibilityEn.section.refusals],
  standards: [
    { ...refusalsJa, ...standardsJa.refusals },
    { ...refusalsEn, ...standardsEn.refusals },
  ],
  model: [
    { ...refusalsJa, ...modelsJa.refusals },
    { ...refusalsEn, ...modelsEn.refusals },
  ],
} as const
type Screen = keyof typeof SAYS

/** Somebody else, or hours. */
const WAYS = [/リーダー|もう一人|別の担当者|時間/u, /\blead|some(?:one|body) else|hours/iu] as const
const HOURS_ALONE = [/72時間/u, /72 hours/u] as const

/** The operation is refused, and its screen says in both languages whom to ask or how long to wait. */
async function expectWay(screen: Screen, refusal: string, call: Promise<unknown>, ways: readonly RegExp[] = WAYS) {
  expect(await refusalOf(call), screen).toBe(refusal)
  for (const [n, way] of ways.entries())
    expect((SAYS[screen][n] as Readonly<Record<string, string>>)[refusal], `${screen}: ${refusal}`).toMatch(way)
}

const pendingId = async (about: 'measures' | 'money') => (await pendingSettingProposal(testApp.db, about))?.id ?? ''

async function triedStandards(who: SignedInStaff) {
  const { runId } = await tryOut(testApp.app, who, SHIPPED_STANDARDS)
  await evaluationsDone(testApp.app)
  const list = { runId: runId ?? '', from: null, reason: 'お知らせのとおり' }
  return { ...(await proposeStandards(testApp.app, who, list)), how: 'approved' as const, runId: list.runId }
}

/** A challenger, and a test kit that this person has done. */
async function testedModel(who: SignedInStaff) {
  const { app } = testApp
  const [now, id] = [app.clock.now(), newId(app.clock.now())]
  const figures = { trainedOn: 100 } as never
  const model = { version: VERSION, weights: '{}', figures, gates: [], comparedWith: null, madeBy: SYSTEM }
  await app.storage.write(async (tx) => {
    await record(tx, now, SYSTEM, { type: 'model.refitted', model })
    await record(tx, now, who.id, { type: 'model.kit_begun', id, model: VERSION, staffId: who.id, cases: [] })
    await record(tx, now, who.id, { type: 'model.kit_finished', id, model: VERSION, answers: [], agreed: 0 })
  })
}

test('one lead alone is told whom to ask, or from when on they can do it alone', async () => {
  const { app } = testApp
  const lead = await at.signedIn('tanaka', 'lead')
  await expectWay('person', 'own_account', confirmAccount(app, lead, lead.id))
  await setReminderSettings(app, lead, HIGHER)
  await expectWay('setting', 'own_proposal', agreeToSettingProposal(app, lead, await pendingId('money')))
  const money = reminderSteps(testApp)
  await money.due({}, LARGE)
  await money.decide(lead, { amountYen: 200_000 })
  await expectWay('withdrawal', 'own_proposal', money.agree(lead))
  const { withdrawalId } = await at.proposeAs(lead, await at.proposal(await at.inHand(lead, 'U-4711', 'J-1')))
  await expectWay('withdrawal', 'own_proposal', at.approveAs(lead, withdrawalId))
  const standards = await triedStandards(lead)
  await expectWay('standards', 'own_proposal', endStandards(app, lead, standards), HOURS_ALONE)
  await testedModel(lead)
  await expectWay('model', 'own_kit', activateModel(app, lead, VERSION), HOURS_ALONE)
})

test('two in all do everything that takes two and is not for two leads, and are told of the rest', async () => {
  const { app } = testApp
  const [lead, moderator] = [await at.signedIn('tanaka', 'lead'), await at.signedIn('sato', 'moderator')]
  const money = reminderSteps(testApp)
  await money.due({}, LARGE)
  await money.decide(moderator, { amountYen: 200_000 })
  await money.agree(lead)
  const { withdrawalId } = await at.proposeAs(moderator, await at.proposal(await at.inHand(moderator, 'U-4711', 'J-1')))
  await at.openAll(lead, withdrawalId)
  await at.showFactor(lead)
  await at.approveAs(lead, withdrawalId)
  await changeMeasureSettings(app, admin, LOOSE)
  await agreeToSettingProposal(app, lead, await pendingId('measures'))
  await setReminderSettings(app, lead, HIGHER)
  await expectWay('setting', 'own_proposal', agreeToSettingProposal(app, lead, await pendingId('money')))
})

test('on the first day of a desk whoever was just invited is told to be confirmed, or how long to wait', async () => {
  const { app } = testApp
  const [ueno, mori] = [await at.signedIn('ueno', 'lead'), await at.signedIn('mori', 'lead')]
  await testApp.rawSql(
    `UPDATE staff SET confirmed_at = NULL, confirmed_by = NULL, access_changed_at = '${app.clock.now()}' WHERE role = 'lead'`,
  )
  await noteFewLeads(app)
  const inHand = await at.inHand(ueno, 'U-4711', 'J-1')
  const tryAll = async (refusal: 'awaits_confirmation' | 'access_too_recent') => {
    await expectWay('person', refusal, confirmAccount(app, ueno, mori.id))
    await expectWay('withdrawal', refusal, at.proposeAs(ueno, at.proposal(inHand)))
    await expectWay('setting', refusal, agreeToSettingProposal(app, ueno, await pendingId('measures')))
  }
  await changeMeasureSettings(app, admin, LOOSE)
  await tryAll('awaits_confirmation')
  testApp.wait(72 * HOUR)
  await confirmAccount(app, ueno, mori.id)
  await confirmAccount(app, mori, ueno.id)
  await agreeToSettingProposal(app, ueno, await pendingId('measures'))
})
