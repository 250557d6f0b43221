import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import { MailReportSection } from '../../breakdown-mail/report-mail-section.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { useDesk } from '../desk-context.tsx'
import { SettingsSection } from './settings-section.tsx'

/** A person's reports by mail. */
export default function MailReport(): ReactNode {
  const copy = useCopy()
  const { me } = useDesk()
  return (
    <MailReportSection
      permitted={may(me.role, 'breakdown.read')}
      failureText={(failure) => failureMessage(copy, failure)}
      frame={(title, content) => <SettingsSection title={title}>{content}</SettingsSection>}
    />
  )
}
