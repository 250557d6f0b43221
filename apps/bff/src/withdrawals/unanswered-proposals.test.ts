import { newestEntryAt } from '@mimamori/storage/clock/clock-mark'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { confirmClock } from '../clock/confirm-clock.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { movableMachine, startContextOn } from '../testing/movable-clock.ts'
import { openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { endUnansweredProposals, returnWithdrawalToWaiting } from './end-withdrawal.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const DAY = 24 * HOUR
const POST = { type: 'job', id: 'J-1' } as const
const HIDE = { template: null, text: '投稿を非表示にしました。' }

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

/** A desk whose clock is 400 days ahead of the time, with a proposal that hides its post. */
async function proposedAhead() {
  const machine = movableMachine((await newestEntryAt(testApp.db)) ?? START)
  machine.setBy(400 * DAY)
  const app = await startContextOn(testApp.app, machine)
  const desk = { ...testApp, app, wait: (seconds: number) => machine.passes(seconds * SECOND) }
  const at = withdrawalSteps(desk)
  const sato = await at.signedIn('sato', 'moderator')
  const it = await at.inHand(sato, 'U-4711', POST.id)
  const { withdrawalId } = await at.proposeAs(sato, { ...at.proposal(it), hide: HIDE })
  const isVisible = async () => (await contentOf(testApp.db, POST))?.visible
  return { machine, app, at, withdrawalId, isVisible }
}

/** The clock is set right, to an hour and a half before what the desk was sure of, and somebody confirms it. */
async function confirm({ machine, app }: Pick<Awaited<ReturnType<typeof proposedAhead>>, 'machine' | 'app'>) {
  machine.setBy(-400 * DAY - 1.5 * HOUR)
  await confirmClock(app, 'kimura')
  expect([app.clock.isTrusted(), app.clock.now()]).toEqual([true, machine.wall()])
}

test('a proposal made in a time that is taken back hides its post for 72 hours of the time that passes, and no longer', async () => {
  const desk = await proposedAhead()
  const { machine, app, withdrawalId, isVisible } = desk
  machine.passes(10 * HOUR)
  await finalizeExpiredDecisions(app)
  await confirm(desk)
  machine.passes(62 * HOUR - SECOND)
  expect([await endUnansweredProposals(app), await isVisible()]).toEqual([0, false])
  machine.passes(SECOND)
  expect([await endUnansweredProposals(app), await isVisible()]).toEqual([1, true])
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject({ state: 'sent_back', endedBy: 'system' })
})

test('one that began to wait again in a time that is taken back has 72 hours from then', async () => {
  const desk = await proposedAhead()
  const { machine, app, at, withdrawalId } = desk
  machine.passes(71 * HOUR)
  const kimura = await at.signedIn('kimura', 'approver')
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  await testApp.rawSql(`UPDATE withdrawals SET setback = 'person', setback_at = '${app.clock.now()}'`)
  machine.passes(HOUR)
  await app.storage.write((tx) => returnWithdrawalToWaiting(tx, app.clock.now(), kimura, withdrawalId))
  await confirm(desk)
  machine.passes(72 * HOUR - SECOND)
  expect(await endUnansweredProposals(app)).toBe(0)
  machine.passes(SECOND)
  expect(await endUnansweredProposals(app)).toBe(1)
})

test('a proposal made before a time that is taken back has its 72 hours from when it was made', async () => {
  const machine = movableMachine((await newestEntryAt(testApp.db)) ?? START)
  const before = await startContextOn(testApp.app, machine)
  const at = withdrawalSteps({ ...testApp, app: before })
  const sato = await at.signedIn('sato', 'moderator')
  await at.proposeAs(sato, { ...at.proposal(await at.inHand(sato, 'U-4711', POST.id)), hide: HIDE })
  machine.setBy(400 * DAY)
  const app = await startContextOn(testApp.app, machine)
  machine.passes(2 * HOUR)
  await confirm({ machine, app })
  machine.passes(71.5 * HOUR - SECOND)
  expect(await endUnansweredProposals(app)).toBe(0)
  machine.passes(SECOND)
  expect(await endUnansweredProposals(app)).toBe(1)
})
