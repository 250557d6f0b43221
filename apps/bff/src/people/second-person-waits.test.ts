import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { pendingSettingProposal } from '@mimamori/storage/setting-proposals/setting-proposal-reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { agreeToSettingProposal } from '../ledger/setting-proposals.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { endStandards, proposeStandards, tryOut } from '../standards/standard-versions.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { noticeSteps } from '../testing/test-notices.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { confirmAccount } from './confirm-account.ts'
import { disableAccount } from './manage-accounts.ts'

const WAITS_FOR_LOCK =
  "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1"

// two transactions at once are there only with several connections
describe.runIf(process.env.TEST_ENGINE === 'postgres')(
  'while the account of the second person is being disabled',
  () => {
    let testApp: TestApp
    let admin: SignedInStaff
    let ueno: SignedInStaff
    let mori: SignedInStaff
    beforeEach(async () => {
      testApp = await openTestApp()
      const { signedIn } = withdrawalSteps(testApp)
      admin = await signedIn('kanri', 'admin')
      ueno = await signedIn('ueno', 'lead')
      mori = await signedIn('mori', 'lead')
    })
    afterEach(async () => {
      await evaluationsDone(testApp.app)
      await testApp.close()
    })

    /** Completes something as mori while an admin in a transaction of their own disables mori; answers the refusal, and whether it waited. */
    async function besideDisabling(complete: () => Promise<unknown>): Promise<{ waited: boolean; refusal: string }> {
      const disabled = Promise.withResolvers<void>()
      const done = Promise.withResolvers<void>()
      const { app } = testApp
      const write: AppContext['storage']['write'] = (work) =>
        app.storage.write(async (tx) => {
          const answer = await work(tx)
          disabled.resolve()
          await done.promise
          return answer
        })
      const colleague = disableAccount({ ...app, storage: { ...app.storage, write } }, admin, mori.id)
      await disabled.promise
      let ended = false
      const refusal = refusalOf(complete()).finally(() => {
        ended = true
      })
      let waited = false
      while (!ended && !waited) waited = (await testApp.rawSql(WAITS_FOR_LOCK)).length > 0
      done.resolve()
      await colleague
      return { waited, refusal: await refusal }
    }

    async function standards(): Promise<() => Promise<unknown>> {
      const { app } = testApp
      const { runId: tried } = await tryOut(app, ueno, { ...SHIPPED_STANDARDS, graceDays: 7 })
      const runId = tried ?? ''
      await evaluationsDone(app)
      const seen = await proposeStandards(app, ueno, { runId, from: '2026-12-01', reason: '猶予を設ける' })
      return () => endStandards(app, mori, { ...seen, runId, how: 'approved' })
    }

    async function month(): Promise<() => Promise<unknown>> {
      const months = closingSteps(testApp)
      testApp.wait(8 * 86_400)
      const seen = await months.proposeAs(ueno, '2026-11')
      return () => months.approveAs(mori, seen)
    }

    async function notice(): Promise<() => Promise<unknown>> {
      const [months, notices] = [closingSteps(testApp), noticeSteps(testApp)]
      testApp.wait(8 * 86_400)
      await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
      const id = await notices.requestedBy(ueno, '2026-12')
      const { content } = await notices.viewFor(mori, id)
      return () => notices.approveAs(mori, id, 2, 1, undefined, 0, content)
    }

    async function withdrawal(): Promise<() => Promise<unknown>> {
      const steps = withdrawalSteps(testApp)
      const { withdrawalId } = await steps.proposeAs(ueno, steps.proposal(await steps.inHand(ueno, 'U-77', 'J-77')))
      await steps.openAll(mori, withdrawalId)
      return () => steps.approveAs(mori, withdrawalId)
    }

    async function outcome(): Promise<() => Promise<unknown>> {
      const reminders = reminderSteps(testApp)
      await reminders.due({}, { amountYen: 200_000, escrowedYen: 200_000 })
      await reminders.decide(ueno, { amountYen: 200_000 })
      return () => reminders.agree(mori)
    }

    async function setting(): Promise<() => Promise<unknown>> {
      await changeMeasureSettings(testApp.app, admin, { ...DEFAULT_MEASURE_SETTINGS, holdMinutes: 5 })
      const { id = '' } = (await pendingSettingProposal(testApp.db, 'measures')) ?? {}
      return () => agreeToSettingProposal(testApp.app, mori, id)
    }

    async function colleague(): Promise<() => Promise<unknown>> {
      const { id }: Staff = await storeAccount(testApp.app, { login: 'kimura' })
      return () => confirmAccount(testApp.app, mori, id)
    }

    test.each([
      ['new standards', standards],
      ['a closed month', month],
      ['a notice', notice],
      ['a withdrawal', withdrawal],
      ['an outcome of a contact reminder', outcome],
      ['a loosened setting', setting],
      ['a colleague', colleague],
    ])('%s: their approval waits for that, and is refused', async (_what, prepare) => {
      const { waited, refusal } = await besideDisabling(await prepare())
      expect(waited).toBe(true)
      expect(refusal).toBe('awaits_confirmation')
    })
  },
)
