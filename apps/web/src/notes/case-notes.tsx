import { Button } from '@mimamori/ui/button'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type Ref, useCallback, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useKeptDraft } from '../api/kept-drafts.ts'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { NoteComposer } from './note-composer.tsx'
import { NoteLine } from './note-line.tsx'
import { useMarkMentionsSeen } from './use-mark-mentions-seen.ts'

/** is the field shown: for a note that was begun, unless it was left, or because the person opened it */
type ComposerState = 'left' | 'kept' | 'asked'

const STALE_TIME_MS = 15_000

type Props = {
  caseId: string
  staffId: string
  /** may this person add a note? */
  writes: boolean
  /** on screen; nobody sees the notes of an upcoming case */
  active: boolean
  /** is the key of a note meant for this one? */
  takesKey: boolean
  explain: (error: unknown) => string
}

/** The notes on a case, and the field for a new one. */
export default function CaseNotes({ caseId, staffId, writes, active, takesKey, explain }: Props): ReactNode {
  const notes = useMessages('notes')
  const query = useQuery({ ...queries.notes.list.queryOptions({ input: { caseId } }), staleTime: STALE_TIME_MS })
  const draft = useKeptDraft(staffId, caseId, 'note', active && writes)
  const { content, newer, discarded } = draft.state
  const begun = content !== null || newer !== null
  const [open, setOpen] = useState<ComposerState>('kept')
  const shown = writes && (open === 'asked' || (open === 'kept' && (begun || discarded !== null)))
  const place = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useMarkMentionsSeen(caseId, active, place)
  const write = useCallback(() => {
    setOpen('asked')
    place.current?.scrollIntoView({ block: 'nearest' })
    place.current?.querySelector('textarea')?.focus()
  }, [])
  useKeys({ note: write }, takesKey && writes)
  const done = useCallback(() => {
    setOpen('left')
    requestAnimationFrame(() => button.current?.focus({ preventScroll: true }))
  }, [])
  const list = query.data ?? []
  return (
    <section ref={place} aria-label={notes.title} className="grid gap-2 border-t border-line pt-3 text-sm">
      <h2 className="flex items-baseline justify-between gap-2 font-semibold text-ink2">
        <span>
          {notes.title} {list.length > 0 ? <span className="font-normal">{list.length}</span> : null}
        </span>
      </h2>
      {query.isError && !query.data ? <NotesFailed onRetry={() => void query.refetch()} /> : null}
      {list.length > 0 ? (
        <ol className="grid gap-2.5">
          {list.map((note) => (
            <NoteLine key={note.id} note={note} staffId={staffId} />
          ))}
        </ol>
      ) : null}
      {writes && !shown ? <WriteButton begun={begun} onWrite={write} buttonRef={button} /> : null}
      {shown ? (
        <NoteComposer
          caseId={caseId}
          staffId={staffId}
          draft={draft}
          takesFocus={open === 'asked'}
          explain={explain}
          onDone={done}
        />
      ) : null}
    </section>
  )
}

type WriteProps = { begun: boolean; onWrite: () => void; buttonRef: Ref<HTMLButtonElement> }

function WriteButton({ begun, onWrite, buttonRef }: WriteProps) {
  const notes = useMessages('notes')
  const keycap = useKeycap()
  return (
    <Button ref={buttonRef} small keycap={keycap('note')} onClick={onWrite} className="justify-between">
      {begun ? notes.goOn : notes.write}
    </Button>
  )
}

function NotesFailed({ onRetry }: { onRetry: () => void }) {
  const notes = useMessages('notes')
  return (
    <p role="alert" className="flex flex-wrap items-center gap-2 text-red">
      {notes.failed}
      <Button small onClick={onRetry}>
        {notes.retry}
      </Button>
    </p>
  )
}
