import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import { may } from '@mimamori/policy/staff/role-permissions'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { type NumberedNote, numberNotes, TrendNotesProvider } from '../../breakdown/numbered-notes.ts'
import { TrendNotesList } from '../../breakdown/trend-notes-list.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useOperation } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'
import { POLL_INTERVAL_MS } from './use-filtered-breakdown.ts'

const NoteDialog = lazy(lazyWithFallback(() => import('./note-dialog.tsx')))
/** the months of the trend before the last */
const MONTHS_BEFORE = 12

/** Charts of 13 months with the marks of notes on their days, and the notes under them. */
export function TrendNotes({ until, children }: { until: string; children: ReactNode }): ReactNode {
  const copy = useMessages('breakdown/notes')
  const { me } = useDesk()
  const [asking, setAsking] = useState(false)
  const query = useQuery({
    ...queries.breakdown.notes.list.queryOptions({ input: { from: addMonths(until, -MONTHS_BEFORE), until } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
  })
  const notes = useMemo(() => numberNotes(query.data ?? []), [query.data])
  const { run, busy, problem } = useOperation({ refusals: copy.refusals, first: queries.breakdown.notes.key() })
  const [removed, setRemoved] = useState<readonly NumberedNote[]>([])
  const remove = async (note: NumberedNote) => {
    if (await run(queries.breakdown.notes.remove, { noteId: note.id }, { done: () => copy.removed }))
      setRemoved((all) => [...all, note])
  }
  const putBack = async (note: NumberedNote) => {
    if (await run(queries.breakdown.notes.putBack, { noteId: note.id }, { done: () => copy.putBackDone }))
      setRemoved((all) => all.filter(({ id }) => id !== note.id))
  }
  const actions = may(me.role, 'breakdown.note')
    ? { busy, onAdd: () => setAsking(true), onRemove: remove, onPutBack: putBack }
    : null
  return (
    <TrendNotesProvider value={notes}>
      {children}
      {query.isError && !query.data ? (
        <LoadFailed words={{ ...copy, failedKept: '' }} onRetry={() => void query.refetch()} />
      ) : (
        <TrendNotesList notes={notes} removed={removed} actions={actions} problem={problem} />
      )}
      {asking ? (
        <Suspense>
          <NoteDialog until={until} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </TrendNotesProvider>
  )
}
