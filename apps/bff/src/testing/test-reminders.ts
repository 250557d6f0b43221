import type { ReminderContract, ReminderRequest } from '@mimamori/policy/reminders/reminder-request'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { reminderById, type StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import { claimCase } from '../cases/claim-case.ts'
import { postContactReminder } from '../intake/post-contact-reminder.ts'
import { type ToldContact, tellContact } from '../intake/tell-contact.ts'
import { agreeToReminder, decideReminder, type ReminderChoice, sendReminderBack } from '../reminders/decide-reminder.ts'
import { runReminders } from '../reminders/run-reminders.ts'
import { tryUndoReminder } from '../workflows/reminder-undo.ts'
import { storeAccount } from './test-accounts.ts'
import { openTestApp, type TestApp } from './test-app.ts'
import { sato, suzuki, tanaka } from './test-decisions.ts'

const DAY_MS = 86_400_000

/** A contract whose client has been silent for seven days at `now`: ¥50,000 in escrow, reported as complete. */
const aContract = (now: string, change: Partial<ReminderContract> = {}): ReminderContract => {
  const daysAgo = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  return {
    id: 'C-1',
    title: 'ロゴの制作',
    format: 'project',
    progress: 'in_progress',
    members: { client: 'U-1', freelancer: 'U-2' },
    startedAt: daysAgo(40),
    lastContactAt: { client: daysAgo(7), freelancer: daysAgo(1) },
    amountYen: 50_000,
    escrowedYen: 50_000,
    completionReportedAt: daysAgo(10),
    planChangeUnderWay: false,
    ...change,
  }
}

/** A request of its freelancer. */
export const aReminder = (
  now: string,
  change: Partial<ReminderRequest> = {},
  contract: Partial<ReminderContract> = {},
): ReminderRequest => ({
  id: 'R-1',
  requestedBy: 'freelancer',
  requestedAt: now,
  remindersSent: 2,
  text: '納品後、連絡がありません。',
  confirmed: true,
  contract: aContract(now, contract),
  ...change,
})

export const A_CHOICE: Omit<ReminderChoice, 'caseId' | 'fence' | 'contactedLateAt'> = {
  outcome: 'payment_confirmed',
  amountYen: 50_000,
  rest: null,
  negativeRating: true,
  letters: { asking: '報酬の支払いを確定しました。', silent: '期限までに連絡がなかったため、支払いを確定しました。' },
  reason: '納品の報告があり、期限までに連絡がない',
}

export type ReminderSteps = {
  /** Asks for a reminder, and lets its deadline pass; answers its case. */
  readonly due: (change?: Partial<ReminderRequest>, contract?: Partial<ReminderContract>) => Promise<StoredCase>
  readonly ask: (change?: Partial<ReminderRequest>, contract?: Partial<ReminderContract>) => Promise<unknown>
  readonly contact: (contactAt: string, id?: string) => Promise<ToldContact>
  readonly turn: () => Promise<number>
  readonly reminder: (id?: string) => Promise<StoredReminder>
  readonly caseOf: (id?: string) => Promise<StoredCase>
  /** Claims the case and chooses the outcome. */
  readonly decide: (who: Staff, change?: Partial<ReminderChoice>, id?: string) => ReturnType<typeof decideReminder>
  readonly agree: (who: Staff, id?: string) => ReturnType<typeof agreeToReminder>
  readonly sendBack: (who: Staff, reason: string, id?: string) => ReturnType<typeof sendReminderBack>
  readonly undo: (who: Staff, id?: string) => ReturnType<typeof tryUndoReminder>
  /** Types of the events about reminders in the outbox, in their order. */
  readonly events: () => Promise<string[]>
}

/** A test desk with these steps, where two moderators and a lead have accounts. */
export async function openReminderDesk(): Promise<{ readonly testApp: TestApp; readonly at: ReminderSteps }> {
  const testApp = await openTestApp()
  for (const each of [sato, suzuki, tanaka]) await storeAccount(testApp.app, { ...each, login: each.id, settled: true })
  return { testApp, at: reminderSteps(testApp) }
}

/** Steps of the two sides, the clock and the desk at a test desk. */
export function reminderSteps(testApp: TestApp): ReminderSteps {
  const { app } = testApp
  const now = () => app.clock.now()
  async function reminder(id = 'R-1'): Promise<StoredReminder> {
    const found = await reminderById(app.storage.db, id)
    if (!found) throw new Error(`no reminder ${id}`)
    return found
  }
  async function caseOf(id = 'R-1'): Promise<StoredCase> {
    const found = await caseById(app.storage.db, (await reminder(id)).caseId ?? '')
    if (!found) throw new Error(`no case of ${id}`)
    return found
  }
  async function seen(id?: string): Promise<{ caseId: string; fence: number }> {
    const { id: caseId, fence } = await caseOf(id)
    return { caseId, fence }
  }
  const ask: ReminderSteps['ask'] = (change, contract) =>
    app.storage.write((tx) => postContactReminder(tx, now(), SYSTEM, aReminder(now(), change, contract)))
  const turn = () => runReminders(app)
  return {
    ask,
    async due(change, contract) {
      await ask(change, contract)
      testApp.wait(8 * 86_400)
      await turn()
      return await caseOf(change?.id)
    },
    contact: (contactAt, id = 'R-1') =>
      app.storage.write((tx) => tellContact(tx, now(), SYSTEM, { id, contactAt, text: '遅くなりました。' })),
    turn,
    reminder,
    caseOf,
    async decide(who, change = {}, id = 'R-1') {
      const { id: caseId } = await caseOf(id)
      await claimCase(app, who, caseId)
      const { fence } = await caseOf(id)
      const { contactedLateAt } = await reminder(id)
      return await decideReminder(app, who, { ...A_CHOICE, caseId, fence, contactedLateAt, ...change })
    },
    agree: async (who, id) => agreeToReminder(app, who, await seen(id)),
    sendBack: async (who, reason, id) => sendReminderBack(app, who, { ...(await seen(id)), reason }),
    undo: async (who, id) => {
      const caseId = (await caseOf(id)).id
      return await app.storage.write((tx) => tryUndoReminder(tx, now(), who, caseId))
    },
    events: async () => {
      const rows = await testApp.rawSql(
        "SELECT event FROM outbox WHERE event LIKE 'contact_reminder.%' AND channel = 'webhook' ORDER BY id",
      )
      return rows.map(({ event }) => String(event).replace('contact_reminder.', ''))
    },
  }
}
