import type { ComponentProps, ReactNode } from 'react'
import { ReminderSettingsSection } from '../../reminders/reminder-settings-section.tsx'
import { WaitingSettings } from './waiting-settings.tsx'

/** Settings of contact reminders and, above them, a higher limit of money that waits for another lead. */
export function RemindersAdmin(props: ComponentProps<typeof ReminderSettingsSection>): ReactNode {
  return (
    <>
      <WaitingSettings about="money" failureText={props.failureText} />
      <ReminderSettingsSection {...props} />
    </>
  )
}
