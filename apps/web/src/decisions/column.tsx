import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, Suspense, useEffect, useState } from 'react'
import { afterFirstPaint, preload } from '../api/idle-loading.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { lazyOptional, lazyWithFallback, preloaded } from '../i18n/lazy-part.tsx'
import { panelCopy } from '../i18n/panel-copy.ts'
import type { OpenChoice } from '../keys/key-guard.ts'
import type { WaitingActions } from '../keys/key-screen-state.ts'
import { LoadingKeys, useOpenChoice } from '../keys/use-key-scene.ts'
import type { AsidePanelId, AsideProps } from './aside-moves.ts'
import type { DraftStep, Panel } from './draft.ts'
import { Menu } from './menu.tsx'
import { type ColumnProps, useColumn } from './use-column.ts'

const [OpenPanel, loadPanel] = preloaded(lazyWithFallback(() => import('./open-panel.tsx')))
const [Note, loadNote] = preloaded(lazyWithFallback(() => import('./note.tsx')))
const NOTE: WaitingActions = ['note']
const Suggestion = lazy(lazyOptional(afterFirstPaint(() => import('./suggestion.tsx'))))
const Aside = lazy(lazyWithFallback(afterFirstPaint(() => import('./aside.tsx'))))
/** what `Aside` hears */
const OF_ASIDE: WaitingActions = ['snooze', 'escalate', 'sendBack', 'raise', 'pin', 'proposeWithdrawal', 'reveal']

type Props = ColumnProps & {
  evidence: () => HTMLElement | null
  /** the case was set aside: it is no longer in hand */
  onSetAside: (caseId: string) => void
  onReveal: AsideProps['onReveal']
}

/** The decision column: a menu of moves that turns, in place, into the list or form of the move chosen. */
export function DecisionColumn(props: Props) {
  const { review, draft } = props
  const { decisions } = useCopy()
  const [asked, ask] = useState<AsidePanelId | null>(null)
  const [busy, setBusy] = useState(false)
  const covered = asked !== null
  const closed = busy ? decisions.states.sending : props.closed
  const dispatch = (step: DraftStep) => {
    if (step.type === 'open') ask(null)
    props.dispatch(step)
  }
  const own = { ...props, closed, dispatch }
  const column = useColumn(own)
  const menu = draft.panel === 'menu' && !covered
  const { active } = props
  useOpenChoice(active ? choiceOf(draft.panel, asked) : null)
  const { language } = useLanguage()
  // every case needs them: right behind the first paint
  useEffect(
    () => preload(afterFirstPaint(() => Promise.all([loadPanel(), loadNote(), panelCopy(language)]))),
    [language],
  )
  return (
    <section aria-label={decisions.column} className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
      {menu ? (
        <>
          <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{decisions.column}</h2>
          <Menu moves={review.moves} visible={review.content.visible} closed={closed} onMove={column.move} />
        </>
      ) : null}
      {draft.panel === 'menu' || covered ? null : (
        <Suspense fallback={<PanelSpace active={active} />}>
          <OpenPanel {...own} onBack={column.back} key={draft.panel} />
        </Suspense>
      )}
      <div className={menu ? '-mt-1.5 min-h-8' : 'contents'}>
        <Suspense fallback={<LoadingKeys actions={OF_ASIDE} active={active} />}>
          <Aside
            {...props}
            shown={menu}
            panel={asked}
            onPanel={ask}
            busy={busy}
            onBusy={setBusy}
            onMove={column.move}
          />
        </Suspense>
      </div>
      {menu && !closed ? (
        <div className="grid min-h-[54px] grid-cols-[minmax(0,1fr)] content-start gap-1.5 max-sheet:hidden">
          <Suspense>
            <Suggestion review={review} onMove={column.move} />
          </Suspense>
        </div>
      ) : null}
      {menu && closed ? <p className="text-sm text-ink2">{closed}</p> : null}
      {(closed || draft.panel === 'menu') && draft.note === '' ? null : (
        <Suspense fallback={<LoadingKeys actions={NOTE} active={active} />}>
          <Note
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

/** The panel while it is on its way: what is typed is meant for it. */
const PanelSpace = ({ active }: { active: boolean }) => (
  <>
    <LoadingKeys actions="all" active={active} />
    <Skeleton className="h-72 w-full" />
  </>
)

const SOFTER: ReadonlySet<Panel> = new Set<Panel>(['show', 'lift', 'reverse'])

/** What the open panel would do to the case. */
function choiceOf(panel: Panel, asked: AsidePanelId | null): OpenChoice | null {
  if (asked) return asked === 'propose' ? 'proposeWithdrawal' : 'aside'
  if (panel === 'menu') return null
  return SOFTER.has(panel) ? 'softer' : (panel as Exclude<Panel, 'menu' | 'show' | 'lift' | 'reverse'>)
}
