import type { Review } from '@mimamori/contract/cases/review-contract'
import type { PassReason } from '@mimamori/policy/decisions/passing-rules'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { cx } from '@mimamori/ui/class-names'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { lazy, type ReactNode, type RefObject, Suspense, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadingKeys } from '../../keys/use-key-scene.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { KeptDecision, type KeptDecisionProps } from '../column/kept-decision.tsx'
import { CaseActionButtons } from './case-action-buttons.tsx'
import { CaseActionPanel } from './case-action-panel.tsx'
import { PassPanel } from './pass-panel.tsx'
import { RevealPanel } from './reveal-panel.tsx'
import type { SecondaryActionsProps } from './secondary-action-props.ts'
import { useSecondaryActions } from './use-secondary-actions.ts'

const ProposePanel = lazy(lazyWithFallback(() => import('../withdrawal-proposal/propose-withdrawal-panel.tsx')))

const SavedStepsPanel = lazy(lazyWithFallback(() => import('../steps/saved-steps-panel.tsx')))

type Props = SecondaryActionsProps &
  Omit<KeptDecisionProps, 'quiet'> & {
    shown: boolean
    letter: RefObject<HTMLElement | null>
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

const STALE_TIME_MS = 60_000

const GRID = 'moves grid grid-cols-2 gap-1.5 max-sheet:flex max-sheet:flex-wrap'
/** Decisions possible for few cases: each has its button only where it is possible. */
const RARE_MOVES = ['restrict', 'lift', 'reverse'] as const
type RareMove = (typeof RARE_MOVES)[number]

/** Rare decisions that are possible for this case now. */
const openRareMoves = ({ moves }: Review, closed: string | null): RareMove[] =>
  closed === null ? RARE_MOVES.filter((move) => moves[move] === null) : []

type ActionButtonsProps = Pick<ReturnType<typeof useSecondaryActions>, 'list' | 'propose' | 'steps'> &
  Pick<SecondaryActionsProps, 'review' | 'closed'> & { onMove: (move: RareMove) => void }

/** Buttons of the secondary actions, below those of the decisions. */
function SecondaryActionButtons({ review, closed, onMove, list, propose, steps }: ActionButtonsProps): ReactNode {
  const words = useMessages('aside')
  const { decisions } = useCopy()
  const saved = useQuery({
    ...queries.savedSteps.list.queryOptions(),
    staleTime: STALE_TIME_MS,
    enabled: closed === null,
  })
  // who has none saves one from a panel
  const hasSteps = closed === null && (saved.data?.length ?? 0) > 0
  const rare = openRareMoves(review, closed).map((id) => ({
    id,
    key: id === 'lift' ? ('restrict' as const) : id,
    refused: null,
    start: () => onMove(id),
  }))
  const labels = {
    ...decisions.moves,
    ...words.moves,
    ...{ steps: words.savedSteps, propose: words.proposeWithdrawal },
  }
  const effects = { ...decisions.effects, propose: decisions.effects.propose_withdrawal }
  const seldom = [...rare, ...list.filter(({ usual }) => !usual), ...(hasSteps ? [steps] : [])]
  return (
    <div className={GRID}>
      <CaseActionButtons list={list.filter(({ usual }) => usual)} labels={labels} effects={effects} />
      <MoreActions>
        <CaseActionButtons list={seldom} labels={labels} effects={effects} />
        <CaseActionButtons list={[propose]} labels={labels} effects={effects} className="col-span-2 border-dashed" />
      </MoreActions>
    </div>
  )
}

/** whether they were open on the last case */
let wasOpen = false

/** What is done seldom, behind a line; its keys work all the same. */
function MoreActions({ children }: { children: ReactNode }) {
  const { more } = useMessages('aside')
  const [open] = useState(wasOpen)
  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => {
        wasOpen = currentTarget.open
      }}
      className="group col-span-2"
    >
      <summary className="flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm text-ink2 hover:bg-hover hover:text-ink">
        <ChevronRight size={14} aria-hidden="true" className="flex-none group-open:rotate-90" />
        {more}
      </summary>
      <div className={cx(GRID, 'pt-1.5')}>{children}</div>
    </details>
  )
}
