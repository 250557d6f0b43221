import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, Suspense, useEffect } from 'react'
import { useCopy } from '../language/language.tsx'
import { Menu } from './menu.tsx'
import { Note } from './note.tsx'
import { type ColumnProps, useColumn } from './use-column.ts'

const loadPanel = () => import('./open-panel.tsx')
const OpenPanel = lazy(loadPanel)

type Props = ColumnProps & { evidence: () => HTMLElement | null }

/** The decision column: a menu of moves that turns, in place, into the list or form of the move chosen. */
export function DecisionColumn(props: Props) {
  const { review, draft, dispatch, closed } = props
  const { decisions } = useCopy()
  const column = useColumn(props)
  useEffect(() => {
    const timer = setTimeout(() => void loadPanel())
    return () => clearTimeout(timer)
  }, [])
  return (
    <section aria-label={decisions.column} className="grid content-start gap-3">
      {draft.panel === 'menu' ? (
        <>
          <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{decisions.column}</h2>
          <Menu moves={review.moves} visible={review.content.visible} closed={closed} onMove={column.move} />
          {closed ? <p className="text-sm text-ink2">{closed}</p> : null}
        </>
      ) : (
        <Suspense fallback={<Skeleton className="h-72 w-full" />}>
          <OpenPanel {...props} column={column} key={draft.panel} />
        </Suspense>
      )}
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
