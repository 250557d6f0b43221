import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { NotebookPen } from 'lucide-react'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import type { NumberedNote } from './numbered-notes.ts'

type Props = {
  notes: readonly NumberedNote[]
  /** notes that were removed while this page was open */
  removed: readonly NumberedNote[]
  /** `null`: this person only reads */
  actions: {
    readonly busy: boolean
    readonly onAdd: () => void
    readonly onRemove: (note: NumberedNote) => void
    readonly onPutBack: (note: NumberedNote) => void
  } | null
  problem: string | null
}

/** What leads wrote about days of these months; the numbers are those of the marks in the charts. */
export function TrendNotesList({ notes, removed, actions, problem }: Props): ReactNode {
  const copy = useMessages('breakdown/notes')
  return (
    <section aria-label={copy.title} className="figure mt-5 print:mt-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div>
          <h2 className="font-semibold">{copy.title}</h2>
          <p className="text-sm text-ink2">{copy.lead}</p>
        </div>
        {actions ? (
          <span className="print:hidden">
            <Button small icon={<NotebookPen size={14} aria-hidden="true" />} onClick={actions.onAdd}>
              {copy.add}
            </Button>
          </span>
        ) : null}
      </div>
      <Problem small>{problem}</Problem>
      {notes.length === 0 ? <p className="mt-2 text-sm text-ink2">{copy.none}</p> : null}
      <ol className="mt-2 grid">
        {notes.map((note) => (
          <NoteLine key={note.id} note={note}>
            {actions ? (
              <Button
                small
                variant="quiet"
                disabled={actions.busy}
                aria-label={copy.removeOf(note.number, copy.dated(note.day))}
                onClick={() => actions.onRemove(note)}
              >
                {copy.remove}
              </Button>
            ) : null}
          </NoteLine>
        ))}
      </ol>
      {removed.length > 0 && actions ? (
        <ul className="mt-1 grid gap-1 print:hidden">
          {removed.map((note) => (
            <li key={note.id} className="flex flex-wrap items-center gap-x-2 text-sm text-ink2">
              {copy.removedLine(copy.dated(note.day))}
              <Button
                small
                disabled={actions.busy}
                aria-label={copy.putBackOf(copy.dated(note.day))}
                onClick={() => actions.onPutBack(note)}
              >
                {copy.putBack}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function NoteLine({ note, children }: { note: NumberedNote; children: ReactNode }) {
  const copy = useMessages('breakdown/notes')
  return (
    <li
      data-note={note.number}
      className="grid grid-cols-[1.75rem_6.5rem_minmax(0,1fr)_auto_auto] items-start gap-x-2 border-t border-line py-1.5 first:border-t-0 max-sheet:grid-cols-[1.75rem_minmax(0,1fr)_auto]"
    >
      <span className="inline-grid h-5 min-w-5 place-items-center justify-self-start rounded-full border border-line2 px-1 text-xs text-ink2 tabular-nums">
        {note.number}
      </span>
      <time dateTime={note.day} className="text-ink2 tabular-nums">
        {copy.dated(note.day)}
      </time>
      <span lang={langOf(note.text)} className="verbatim min-w-0">
        {note.text}
      </span>
      <span className="text-sm text-ink2 max-sheet:col-start-2">{note.author.alias}</span>
      <span className="print:hidden">{children}</span>
    </li>
  )
}
