import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '@mimamori/policy/reminders/reminder-settings'
import { eq } from 'drizzle-orm'
import type { Db } from '../engine/engine.ts'
import { deskSettings } from '../schema/sqlite.ts'

export const REMINDER_SETTINGS = 'contact_reminders'

/** What leads have set of contact reminders; the defaults where nothing was set. */
export async function reminderSettings(db: Db): Promise<ReminderSettings> {
  const [set] = await db.select().from(deskSettings).where(eq(deskSettings.name, REMINDER_SETTINGS))
  return set ? { ...DEFAULT_REMINDER_SETTINGS, ...JSON.parse(set.value) } : DEFAULT_REMINDER_SETTINGS
}
