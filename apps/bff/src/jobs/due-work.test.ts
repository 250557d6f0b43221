import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import { SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { afterEach, expect, test, vi } from 'vitest'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { planReportMails } from '../breakdown-mail/plan-report-mails.ts'
import { releaseExpiredLeases, wakeSnoozedCases } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { snoozeCase } from '../cases/set-aside-case.ts'
import { remindOfMonths } from '../closings/remind-of-months.ts'
import { bringBackMissedCorrections } from '../decisions/bring-back-corrections.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { answerEnquiry } from '../enquiries/answer-enquiry.ts'
import { finalizeEnquiries } from '../enquiries/finalize-enquiries.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { draftDueNotice } from '../notices/draft-due-notice.ts'
import { changeNoticeSettings } from '../notices/notice-procedures.ts'
import { finalizeReminders } from '../reminders/finalize-reminders.ts'
import { openDueReminders } from '../reminders/open-due-reminders.ts'
import { sendReminders } from '../reminders/send-reminders.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { overtakenApp } from '../testing/overtaken-app.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { choiceOf, decideAs, sato, suzuki } from '../testing/test-decisions.ts'
import { linkedEnquiry } from '../testing/test-enquiries.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { executeDueWithdrawals } from '../withdrawals/execute-withdrawals.ts'
import { returnChangedWithdrawals } from '../withdrawals/withdrawal-setbacks.ts'

const DAY = 86_400

let testApp: TestApp
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()

/** Two jobs of two members, claimed by sato. */
async function twoClaimed() {
  const claims: { caseId: string; fence: number }[] = []
  for (const n of [1, 2]) {
    await testApp.ingest(aJob(`J-${n}`, { clientId: `U-${n}` }))
    const { id: caseId } = await testApp.caseOfJob(`J-${n}`)
    await claimCase(testApp.app, sato, caseId)
    claims.push({ caseId, fence: 1 })
  }
  return claims
}

async function twoDecided(measure: 'warn' | 'request_correction') {
  for (const { caseId } of await twoClaimed()) await decideAs(testApp, sato, { caseId, choice: choiceOf(measure) })
  testApp.wait(10)
}

async function twoAppealed() {
  await twoDecided('warn')
  await finalizeExpiredDecisions(testApp.app)
  for (const n of [1, 2]) {
    const [line] = await testApp.rawSql(`SELECT id FROM measures WHERE member_id = 'U-${n}'`)
    const appeal = {
      id: `A-${n}`,
      memberId: `U-${n}`,
      measureId: String(line?.id),
      text: '誤解です',
      appealedAt: now(),
    }
    await testApp.app.storage.write((tx) => postAppeal(tx, now(), SYSTEM, appeal))
    await decideAppeal(testApp.app, suzuki, { appealId: appeal.id, outcome: 'granted', text: '回答', reason: '理由' })
  }
  testApp.wait(10)
}

async function twoAnswered() {
  await linkedEnquiry(testApp, { id: 'E-2' })
  for (const id of ['E-1', 'E-2']) {
    if (id === 'E-1') await linkedEnquiry(testApp, { id })
    const [row] = await testApp.rawSql(`SELECT c.id, c.fence FROM cases c WHERE c.target_id = '${id}'`)
    const claimed = { caseId: String(row?.id), fence: Number(row?.fence) }
    await answerEnquiry(testApp.app, sato, { ...claimed, letter: 'ご相談ありがとうございます。', note: '' })
  }
  testApp.wait(10)
}

const TWO_REMINDERS = [
  [{ id: 'R-1' }, { id: 'C-1' }],
  [{ id: 'R-2' }, { id: 'C-2' }],
] as const

async function twoAsked(days: number) {
  const at = reminderSteps(testApp)
  for (const [change, contract] of TWO_REMINDERS) await at.ask(change, contract)
  testApp.wait(days * DAY)
  return at
}

async function twoOutcomes() {
  const at = await twoAsked(8)
  await at.turn()
  for (const [{ id }] of TWO_REMINDERS) await at.decide(sato, {}, id)
  testApp.wait(10)
}

async function twoApproved() {
  const at = withdrawalSteps(testApp)
  const [mori, kimura] = [await at.signedIn('mori', 'moderator'), await at.signedIn('kimura', 'approver')]
  for (const n of [1, 2]) {
    const { withdrawalId } = await at.proposeAs(mori, at.proposal(await at.inHand(mori, `U-7${n}`, `J-7${n}`)))
    await at.openAll(kimura, withdrawalId)
    await at.approveAs(kimura, withdrawalId)
  }
}

const MAIL_SERVER = {
  MIMAMORI_DEMO: '0',
  MIMAMORI_SMTP_URL: 'smtp://127.0.0.1:1',
  MIMAMORI_SMTP_FROM: 'desk@mimamori.example',
  MIMAMORI_PUBLIC_URL: 'https://desk.example.jp',
}

async function twoSubscribed() {
  for (const login of ['ueno', 'mori']) {
    const { id } = await closingSteps(testApp).aLead(login)
    await testApp.rawSql(
      `INSERT INTO breakdown_mail_addresses (staff_id, address, confirmed_at, changed_at, weekly, monthly) VALUES ('${id}', '', '${now()}', '${now()}', 1, 0)`,
    )
  }
  testApp.wait(7 * DAY)
}

type Due = {
  /** makes two things due; the job does one at a time unless `together` */
  readonly due: () => Promise<unknown>
  readonly job: (app: AppContext) => Promise<number>
  readonly together?: true
  readonly environment?: Record<string, string>
}

/** What the leader does by the clock, with two of each that are due. */
const DUE_WORK: Readonly<Record<string, Due>> = {
  'decisions whose undo window is over': { due: () => twoDecided('warn'), job: finalizeExpiredDecisions },
  'decided appeals': { due: twoAppealed, job: finalizeAppeals },
  'answered enquiries': { due: twoAnswered, job: finalizeEnquiries },
  'contact reminders past their deadline': { due: () => twoAsked(8), job: openDueReminders },
  'second reminders of a silent side': { due: () => twoAsked(5), job: sendReminders },
  'outcomes of contact reminders': { due: twoOutcomes, job: finalizeReminders },
  'missed corrections': {
    async due() {
      await twoDecided('request_correction')
      await finalizeExpiredDecisions(testApp.app)
      testApp.wait(4 * DAY)
    },
    job: bringBackMissedCorrections,
  },
  'leases that have ended': {
    async due() {
      await twoClaimed()
      testApp.wait(120)
    },
    job: releaseExpiredLeases,
    together: true,
  },
  'snoozes that have ended': {
    async due() {
      const until = new Date(Date.parse(now()) + 3_600_000).toISOString()
      for (const claim of await twoClaimed()) await snoozeCase(testApp.app, sato, claim, until)
      testApp.wait(3600)
    },
    job: wakeSnoozedCases,
    together: true,
  },
  'withdrawals whose hold is over': {
    async due() {
      await twoApproved()
      testApp.wait(31 * 60)
    },
    job: (app) => executeDueWithdrawals(app),
  },
  'withdrawals whose evidence changed': {
    async due() {
      await twoApproved()
      for (const n of [1, 2]) {
        testApp.wait(1)
        await testApp.ingest(aJob(`J-7${n}`, { clientId: `U-7${n}`, description: '改めました。', updatedAt: now() }))
      }
    },
    job: returnChangedWithdrawals,
  },
  'months of which leads are reminded': {
    async due() {
      const months = closingSteps(testApp)
      const [ueno, mori] = [await months.aLead('ueno'), await months.aLead('mori')]
      await testApp.ingest(aJob('J-1'))
      testApp.wait(10 * DAY)
      await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
      testApp.wait(65 * DAY)
    },
    job: remindOfMonths,
  },
  'reports by mail': { due: twoSubscribed, job: planReportMails, environment: MAIL_SERVER },
  'the notice of the month': {
    async due() {
      const settings = { ...DEFAULT_NOTICE_SETTINGS, draftDay: 25 }
      await changeNoticeSettings(testApp.app, person('admin', 'admin'), settings)
      testApp.wait(DAY)
    },
    job: draftDueNotice,
    together: true,
  },
}
const NAMES = Object.keys(DUE_WORK)
const workOf = (name: string): Due => DUE_WORK[name] ?? expect.unreachable(name)

/** All that the desk has noted, is to send, and has told people. */
async function traces() {
  const [entries, outgoing, told] = [
    await testApp.rawSql('SELECT action, subject_id FROM audit ORDER BY action, subject_id'),
    await testApp.rawSql('SELECT event, state FROM outbox ORDER BY event, state'),
    await testApp.rawSql('SELECT kind, staff_id FROM answers ORDER BY kind, staff_id'),
  ]
  const mails = await testApp.rawSql('SELECT staff_id, rhythm, period FROM breakdown_mails ORDER BY staff_id')
  return { entries, outgoing, told, mails }
}

test.each(NAMES)(
  'of %s nothing is done a second time, and nothing fails, where another instance was faster',
  async (name) => {
    const { due, job, environment } = workOf(name)
    testApp = await openTestApp(environment)
    await due()
    const before = await traces()
    const failed = vi.spyOn(testApp.app.log, 'error')
    let by = before
    await job(
      overtakenApp(testApp.app, async () => {
        while ((await job(testApp.app)) > 0);
        by = await traces()
      }),
    )
    expect(by).not.toEqual(before)
    expect(await traces()).toEqual(by)
    expect(failed).not.toHaveBeenCalled()
  },
)

/** The desk, whose first write fails. */
function failingOnce(app: AppContext): AppContext {
  let failed = false
  const write: AppContext['storage']['write'] = async (work) => {
    if (failed) return await app.storage.write(work)
    failed = true
    return await app.storage.write(async (tx: Tx) => {
      await work(tx)
      throw new Error('a row that nobody expected')
    })
  }
  return { ...app, storage: { ...app.storage, write } }
}

test.each(NAMES.filter((name) => !workOf(name).together))(
  'of %s one that fails does not stop the other, and is done at the next run',
  async (name) => {
    const { due, job, environment } = workOf(name)
    testApp = await openTestApp(environment)
    await due()
    const before = await traces()
    expect(await job(failingOnce(testApp.app))).toBe(1)
    const one = await traces()
    expect(one).not.toEqual(before)
    expect(await job(testApp.app)).toBe(1)
    const both = await traces()
    expect(both).not.toEqual(one)
    expect(await job(testApp.app)).toBe(0)
    expect(await traces()).toEqual(both)
  },
)
