import { splitChange } from '@mimamori/policy/ledger/loosening-rules'
import { type ReminderSettings, setReminderSettings as setRule } from '@mimamori/policy/reminders/reminder-settings'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { record } from '@mimamori/storage/record-change'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { proposeLoosening } from '../workflows/propose-setting.ts'

/** What holds for requests now. */
export const getReminderSettings = async ({ storage: { db } }: AppContext): Promise<ReminderSettings> =>
  await reminderSettings(db)

/**
 * Sets what holds for requests from now on; a higher limit of money is proposed to another lead instead, in place of an earlier proposal.
 * Answers the settings in force, and whether something waits. Throws the refusal of the rule, and why this person is not eligible.
 */
export async function setReminderSettings(
  { storage, clock }: AppContext,
  actor: Staff,
  wanted: ReminderSettings,
): Promise<{ settings: ReminderSettings; proposed: boolean }> {
  return await storage.write(async (tx) => {
    tx.lock('key', 'measures')
    tx.lock('key', 'people')
    const [at, now] = [clock.now(), await reminderSettings(tx.db)]
    const event = requireAllowed(setRule(wanted, actor))
    const { atOnce, loosening } = splitChange('money', now, wanted)
    if (JSON.stringify(atOnce) !== JSON.stringify(now))
      await record(tx, at, actor.id, { ...event, settings: atOnce, by: actor.id })
    const proposed = await proposeLoosening(tx, at, actor, { about: 'money', loosening })
    return { settings: atOnce, proposed }
  })
}
