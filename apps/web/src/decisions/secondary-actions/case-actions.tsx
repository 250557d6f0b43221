import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { CaseActionButtons } from './case-action-buttons.tsx'
import { CaseActionPanel, type CasePanelId } from './case-action-panel.tsx'
import type { CaseActionsProps } from './secondary-action-props.ts'
import { useCaseActions } from './use-case-actions.ts'

type Props = Omit<CaseActionsProps, 'panel' | 'onPanel'> & {
  panel: CasePanelId | null
  onPanel: (panel: CasePanelId | null) => void
}

/** What moves a case that is not reviewed as a text: buttons, their keys always, and the panel that one opens in place of the rest. */
export function CaseActions(props: Props): ReactNode {
  const { panel, active, onPanel, onLeavePanel } = props
  const { moves } = useMessages('aside')
  const { list, run } = useCaseActions(props)
  const back = () => {
    onPanel(null)
    onLeavePanel()
  }
  useKeys({ escape: back }, active && panel !== null)
  if (panel !== null) return <CaseActionPanel {...props} panel={panel} run={run} onBack={back} />
  return (
    <div className="grid grid-cols-2 gap-1.5">
      <CaseActionButtons list={list} labels={moves} />
    </div>
  )
}
