import { requireAllowed } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import { closeSettingProposal } from '../workflows/close-setting-proposal.ts'
import { tryUndoReminder } from '../workflows/reminder-undo.ts'
import { agreeToReminder, decideReminder, sendReminderBack } from './decide-reminder.ts'
import { coverReminders, listProposedOutcomes } from './get-reminders.ts'
import { getReminderSettings, setReminderSettings } from './set-reminder-settings.ts'

/** Contact reminders that a person decides. */
export const reminderProcedures = {
  decide: os.reminders.decide.handler(({ input, context: { app, actor } }) => decideReminder(app, actor, input)),
  agree: os.reminders.agree.handler(({ input, context: { app, actor } }) => agreeToReminder(app, actor, input)),
  sendBack: os.reminders.sendBack.handler(({ input, context: { app, actor } }) => sendReminderBack(app, actor, input)),
  undo: os.reminders.undo.handler(({ input, context: { app, actor } }) =>
    app.storage.write(async (tx) => requireAllowed(await tryUndoReminder(tx, app.clock.now(), actor, input.caseId))),
  ),
  proposed: os.reminders.proposed.handler(({ context: { app, actor } }) => listProposedOutcomes(app, actor)),
  coverage: os.reminders.coverage.handler(({ context: { app } }) => coverReminders(app)),
  settings: os.reminders.settings.handler(({ context: { app } }) => getReminderSettings(app)),
  set: os.reminders.set.handler(({ input, context: { app, actor } }) => setReminderSettings(app, actor, input)),
  takeBack: os.reminders.takeBack.handler(({ input, context: { app, actor } }) =>
    closeSettingProposal(app, actor, input.id, 'taken_back'),
  ),
}
