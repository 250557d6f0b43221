import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import { MailReportSection } from '../../breakdown-mail/report-mail-section.tsx'
import { useDesk } from '../desk-context.tsx'
import { SettingsSection } from './settings-section.tsx'

/** A person's reports by mail. */
export default function MailReport(): ReactNode {
  const { me } = useDesk()
  return (
    <MailReportSection
      permitted={may(me.role, 'breakdown.read')}
      frame={(title, content) => <SettingsSection title={title}>{content}</SettingsSection>}
    />
  )
}
