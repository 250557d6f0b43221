import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { atLeisure, behind, warm } from '../api/warm.ts'
import { useKeys } from '../keys/keys.tsx'
import { useCopy, useLanguage } from '../language/language.tsx'
import { panelCopy } from '../language/panel-copy.ts'
import { orNothing, orSaid } from '../language/part.tsx'
import type { AsideKey, AsidePanelId, AsideProps } from './aside-moves.ts'
import type { DraftStep } from './draft.ts'
import { Menu } from './menu.tsx'
import { Note } from './note.tsx'
import { type ColumnProps, useColumn } from './use-column.ts'

const loadPanel = () => import('./open-panel.tsx')
const OpenPanel = lazy(orSaid(loadPanel))
const Suggestion = lazy(orNothing(behind(() => import('./suggestion.tsx'))))
const Aside = lazy(orSaid(behind(() => import('./aside.tsx'))))

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
  const early = useEarlyKey(props.active)
  const { language } = useLanguage()
  useEffect(() => warm(atLeisure(() => Promise.all([loadPanel(), panelCopy(language)]))), [language])
  return (
    <section aria-label={decisions.column} className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
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
          <Aside
            {...props}
            shown={menu}
            panel={asked}
            onPanel={ask}
            busy={busy}
            onBusy={setBusy}
            onMove={column.move}
            {...early}
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

/** A key of what comes behind the first paint is not lost on whoever is quicker: it waits for it. */
function useEarlyKey(active: boolean) {
  const [early, setEarly] = useState<AsideKey | null>(null)
  const [there, setThere] = useState(false)
  const onThere = useCallback(() => setThere(true), [])
  useKeys(
    {
      snooze: () => setEarly('snooze'),
      escalate: () => setEarly('escalate'),
      sendBack: () => setEarly('sendBack'),
      raise: () => setEarly('raise'),
      pin: () => setEarly('pin'),
      proposeWithdrawal: () => setEarly('proposeWithdrawal'),
    },
    active && !there,
  )
  return { early, onThere }
}
