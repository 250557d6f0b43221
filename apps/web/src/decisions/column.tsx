import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, Suspense, useEffect, useState } from 'react'
import { warm } from '../api/warm.ts'
import { useCopy } from '../language/language.tsx'
import type { AsidePanelId, AsideProps } from './aside-moves.ts'
import type { DraftStep } from './draft.ts'
import { Menu } from './menu.tsx'
import { Note } from './note.tsx'
import { type ColumnProps, useColumn } from './use-column.ts'

const loadPanel = () => import('./open-panel.tsx')
const OpenPanel = lazy(loadPanel)
const Suggestion = lazy(() => import('./suggestion.tsx'))

const Aside = lazy(() => import('./aside.tsx'))

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
  useEffect(() => {
    const timer = setTimeout(() => warm(loadPanel))
    return () => clearTimeout(timer)
  }, [])
  return (
    <section aria-label={decisions.column} className="grid content-start gap-3">
      {menu ? (
        <>
          <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{decisions.column}</h2>
          <Menu moves={review.moves} visible={review.content.visible} closed={closed} onMove={column.move} />
        </>
      ) : null}
      {draft.panel === 'menu' || covered ? null : (
        <Suspense fallback={<Skeleton className="h-72 w-full" />}>
          <OpenPanel {...own} onBack={column.back} key={draft.panel} />
        </Suspense>
      )}
      <div className={menu ? '-mt-1.5 min-h-8' : 'contents'}>
        <Suspense>
          <Aside {...props} shown={menu} panel={asked} onPanel={ask} busy={busy} onBusy={setBusy} />
        </Suspense>
      </div>
      {menu && !closed ? (
        <div className="grid min-h-[54px] content-start gap-1.5 max-sheet:hidden">
          <Suspense>
            <Suggestion review={review} onMove={column.move} />
          </Suspense>
        </div>
      ) : null}
      {menu && closed ? <p className="text-sm text-ink2">{closed}</p> : null}
      {(closed || draft.panel === 'menu') && draft.note === '' ? null : (
        <Note
          note={draft.note}
          open={draft.noteOpen}
          onNote={(note) => dispatch({ type: 'note', note })}
          onOpen={() => dispatch({ type: 'noteOpen', open: true })}
        />
      )}
    </section>
  )
}
