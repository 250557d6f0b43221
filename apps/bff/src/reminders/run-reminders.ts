import type { AppContext } from '../runtime/app-context.ts'
import { countUnsentAnew } from './count-anew.ts'
import { finalizeReminders } from './finalize-reminders.ts'
import { openDueReminders } from './open-due-reminders.ts'
import { sendReminders } from './send-reminders.ts'

/** The clock's turn of contact reminders, for the leader: counts anew what was never sent, opens cases of what is due, reminds, and makes outcomes final. Answers how much was done. */
export async function runReminders(app: AppContext): Promise<number> {
  const anew = await countUnsentAnew(app)
  // what is due is reminded no more
  const opened = await openDueReminders(app)
  const sent = await sendReminders(app)
  return anew + sent + opened + (await finalizeReminders(app))
}
