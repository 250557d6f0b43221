import { type ReminderSettings, setReminderSettings as setRule } from '@mimamori/policy/reminders/reminder-settings'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** What holds for requests now. */
export const getReminderSettings = async ({ storage: { db } }: AppContext): Promise<ReminderSettings> =>
  await reminderSettings(db)

/** Sets what holds for requests from now on. Throws the refusal of the rule. */
export async function setReminderSettings(
  { storage, clock }: AppContext,
  actor: Staff,
  settings: ReminderSettings,
): Promise<ReminderSettings> {
  return await storage.write(async (tx) => {
    const event = requireAllowed(setRule(settings, actor))
    await record(tx, clock.now(), actor.id, { ...event, by: actor.id })
    return event.settings
  })
}
