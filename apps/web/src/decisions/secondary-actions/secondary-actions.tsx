import type { PassReason } from '@mimamori/policy/decisions/passing-rules'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, Suspense } from 'react'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadingKeys } from '../../keys/use-key-scene.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { KeptDecision, type KeptDecisionProps } from '../column/kept-decision.tsx'
import { CaseActionPanel } from './case-action-panel.tsx'
import { PassPanel } from './pass-panel.tsx'
import { RevealPanel } from './reveal-panel.tsx'
import { type RareMove, SecondaryActionButtons } from './secondary-action-buttons.tsx'
import type { SecondaryActionsProps } from './secondary-action-props.ts'
import { useSecondaryActions } from './use-secondary-actions.ts'

const ProposePanel = lazy(lazyWithFallback(() => import('../withdrawal-proposal/propose-withdrawal-panel.tsx')))

const SavedStepsPanel = lazy(lazyWithFallback(() => import('../steps/saved-steps-panel.tsx')))

type Props = SecondaryActionsProps &
  Omit<KeptDecisionProps, 'quiet'> & {
    shown: boolean
    onMove: (move: RareMove) => void
  }

/** The actions beside a decision, and what keeps the decision that is being written. */
export default function SecondaryActions(props: Props): ReactNode {
  const decides = props.review.moves.no_violation !== 'not_permitted'
  return (
    <>
      <SecondaryPanel {...props} />
      {decides ? <KeptDecision {...props} quiet={props.panel !== null} /> : null}
    </>
  )
}

/**
 * Actions that move a case without deciding it: buttons while `shown`, keys always, and the panel an action opens. Loaded
 * after the first paint, into space reserved for it.
 */
function SecondaryPanel(props: Props): ReactNode {
  const { shown, panel, active, onPanel, onLeavePanel } = props
  const actions = useSecondaryActions(props)
  const back = () => {
    onPanel(null)
    onLeavePanel()
  }
  useKeys({ escape: back }, active && panel !== null)
  const fill = (draft: DecisionDraft) => {
    onPanel(null)
    props.dispatch({ type: 'fill', draft })
  }
  const own = { ...props, run: actions.run, onBack: back }
  if (panel === 'propose' || panel === 'steps') {
    return (
      <Suspense
        fallback={
          <>
            <LoadingKeys actions="all" active={active} />
            <Skeleton className="h-96 w-full" />
          </>
        }
      >
        {panel === 'steps' ? <SavedStepsPanel {...own} onFill={fill} /> : <ProposePanel {...own} />}
      </Suspense>
    )
  }
  const pass = (reason: PassReason, explanation: string) => {
    onPanel(null)
    const { note } = props.draft
    props.onDecide({ kind: 'no_violation', reason }, { ...props.draft, note: explanation || note })
  }
  if (panel === 'pass') return <PassPanel {...own} onPass={pass} />
  if (panel === 'reveal') return <RevealPanel {...own} onReveal={props.onReveal} />
  if (panel) return <CaseActionPanel {...own} panel={panel} />
  return shown ? <SecondaryActionButtons {...actions} {...props} /> : null
}
