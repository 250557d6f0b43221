import type { ReactNode } from 'react'
import { AssignPanel } from './assign-panel.tsx'
import { EscalationPanel } from './escalation-panel.tsx'
import type { ReviewPanelId, SecondaryPanelId, SecondaryPanelProps } from './secondary-action-props.ts'
import { SnoozePanel } from './snooze-panel.tsx'

/** The panels of what moves a case of any kind. */
export type CasePanelId = Exclude<SecondaryPanelId, ReviewPanelId>

/** The panel that asks for what an action needs: until when, to whom, or why. */
export function CaseActionPanel({ panel, ...props }: SecondaryPanelProps & { panel: CasePanelId }): ReactNode {
  if (panel === 'snooze') return <SnoozePanel {...props} />
  if (panel === 'assign') return <AssignPanel {...props} />
  return <EscalationPanel key={panel} {...props} kind={panel} />
}
