import type { DraftPanel } from '@mimamori/policy/drafts/draft-model'
import { Button } from '@mimamori/ui/button'
import { Skeleton } from '@mimamori/ui/skeleton'
import { type Dispatch, lazy, type ReactNode, type RefObject, Suspense, useEffect, useState } from 'react'
import { afterFirstPaint, preload } from '../../api/idle-loading.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { actionsWhere } from '../../keys/declared-actions.ts'
import type { OpenChoice } from '../../keys/key-guard.ts'
import type { WaitingActions } from '../../keys/key-screen-state.ts'
import { LoadingKeys, useOpenChoice } from '../../keys/use-key-scene.ts'
import { lazyOptional, lazyWithFallback, preloaded } from '../../parts/lazy-part.tsx'
import type { SecondaryActionsProps, SecondaryPanelId } from '../secondary-actions/secondary-action-props.ts'
import type { DraftAction } from './decision-draft.ts'
import type { DraftStore } from './decision-draft-store.ts'
import { DecisionMenu } from './decision-menu.tsx'
import { type DecisionColumnProps, useDecisionColumn } from './use-decision-column.ts'
import type { VersionedDraftAction } from './versioned-draft.ts'

const [OpenDecisionPanel, loadPanel] = preloaded(lazyWithFallback(() => import('./open-decision-panel.tsx')))
const [DecisionNote, loadDecisionNote] = preloaded(lazyWithFallback(() => import('./decision-note.tsx')))
const NOTE_ACTIONS: WaitingActions = ['note']
const MeasureSuggestion = lazy(lazyOptional(afterFirstPaint(() => import('./measure-suggestion.tsx'))))
const SecondaryActions = lazy(
  lazyWithFallback(afterFirstPaint(() => import('../secondary-actions/secondary-actions.tsx'))),
)
/** the keys that `SecondaryActions` takes */
const SECONDARY_ACTIONS: WaitingActions = [...actionsWhere(({ beside }) => beside)]

type Props = DecisionColumnProps & {
  staffId: string
  drafts: DraftStore
  dispatch: Dispatch<VersionedDraftAction>
  evidence: () => HTMLElement | null
  /** where the letter of a panel is shown while the window is wide enough */
  letter: RefObject<HTMLElement | null>
  /** the case was set aside: it is no longer in hand */
  onSetAside: (caseId: string) => void
  onReveal: SecondaryActionsProps['onReveal']
}

/** The decision column: a menu of actions, replaced by the panel of the action chosen. */
export function DecisionColumn(props: Props): ReactNode {
  const { review, draft } = props
  const { decisions } = useCopy()
  const [openPanel, setOpenPanel] = useState<SecondaryPanelId | null>(null)
  const [busy, setBusy] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const covered = openPanel !== null
  const sending = busy ? decisions.states.sending : null
  const closed = sending ?? props.closed
  const barred = sending ?? props.barred
  const dispatch = (step: DraftAction) => {
    if (step.type === 'open') setOpenPanel(null)
    props.dispatch(step)
  }
  const own = { ...props, closed, barred, dispatch }
  const column = useDecisionColumn({ ...own, onAskPass: () => setOpenPanel('pass') })
  const menu = draft.panel === 'menu' && !covered
  const { active } = props
  useOpenChoice(active ? choiceOf(draft.panel, openPanel) : null)
  // every case needs them: right behind the first paint
  useEffect(() => preload(afterFirstPaint(() => Promise.all([loadPanel(), loadDecisionNote()]))), [])
  return (
    <section
      aria-label={decisions.column}
      data-open={unfolded || undefined}
      className="moves-row grid content-start gap-3"
    >
      {menu ? (
        <>
          <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)} className="decide-toggle">
            {decisions.column}
          </Button>
          <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{decisions.column}</h2>
          <DecisionMenu
            moves={review.moves}
            visible={review.content.visible}
            closed={closed}
            barred={barred}
            onMove={column.move}
          />
        </>
      ) : null}
      {draft.panel === 'menu' || covered ? null : (
        <Suspense fallback={<PanelSpace active={active} />}>
          <OpenDecisionPanel {...own} onBack={column.back} key={draft.panel} />
        </Suspense>
      )}
      {/* room for the buttons that most cases have: they come behind the first paint */}
      <div className={menu ? '-mt-1.5 min-h-19 max-sheet:min-h-8' : 'contents'}>
        <Suspense fallback={<LoadingKeys actions={covered ? 'all' : SECONDARY_ACTIONS} active={active} />}>
          <SecondaryActions
            {...props}
            shown={menu}
            panel={openPanel}
            onPanel={setOpenPanel}
            busy={busy}
            onBusy={setBusy}
            onMove={column.move}
          />
        </Suspense>
      </div>
      {menu && !closed ? (
        <div className="grid min-h-[54px] content-start gap-1.5 max-sheet:hidden">
          <Suspense>
            <MeasureSuggestion review={review} onMove={column.move} onPanel={setOpenPanel} />
          </Suspense>
        </div>
      ) : null}
      {menu && closed ? <p className="text-sm text-ink2">{closed}</p> : null}
      {openPanel === 'propose' || ((barred || draft.panel === 'menu') && draft.note === '') ? null : (
        <Suspense fallback={<LoadingKeys actions={NOTE_ACTIONS} active={active} />}>
          <DecisionNote
            panel={draft.panel}
            next={review.next}
            note={draft.note}
            open={draft.noteOpen}
            onNote={(note) => dispatch({ type: 'note', note })}
            onOpen={() => dispatch({ type: 'noteOpen', open: true })}
          />
        </Suspense>
      )}
    </section>
  )
}

/** Placeholder while the panel's script loads; keys wait for it. */
const PanelSpace = ({ active }: { active: boolean }) => (
  <>
    <LoadingKeys actions="all" active={active} />
    <Skeleton className="h-72" />
  </>
)

const LENIENT_PANELS: ReadonlySet<DraftPanel> = new Set<DraftPanel>(['show', 'lift', 'reverse'])

/** The choice the open panel stands for. */
function choiceOf(panel: DraftPanel, secondary: SecondaryPanelId | null): OpenChoice | null {
  if (secondary === 'pass') return 'softer'
  if (secondary) return secondary === 'propose' ? 'proposeWithdrawal' : 'no_measure'
  if (panel === 'menu') return null
  return LENIENT_PANELS.has(panel) ? 'softer' : (panel as Exclude<DraftPanel, 'menu' | 'show' | 'lift' | 'reverse'>)
}
