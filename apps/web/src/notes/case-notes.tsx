import type { CaseNote } from '@mimamori/contract/notes/note-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { FoldedText } from '@mimamori/ui/folded-text'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, type Ref, useCallback, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useKeptDraft } from '../api/kept-drafts.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { splitAtMentions } from './mention-text.ts'
import { NoteComposer } from './note-composer.tsx'
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

/** One note of a case. */
function NoteLine({ note, staffId }: { note: CaseNote; staffId: string }): ReactNode {
  const notes = useMessages('notes')
  const nameOf = usePersonName()
  return (
    <li className="grid gap-0.5">
      <p className="flex items-baseline justify-between gap-2 text-ink2">
        <span className="truncate font-semibold">{nameOf(note.author.alias) || notes.system}</span>
        <span className="text-xs">
          <Timestamp at={note.at} brief />
        </span>
      </p>
      <FoldedText
        more={notes.more}
        less={notes.less}
        className="leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        <span lang={langOf(note.text)}>
          {splitAtMentions(note.text, note.mentions).map(({ at, text, who }) =>
            who.length === 0 ? (
              text
            ) : (
              <span
                key={at}
                className={cx('font-semibold', who.some(({ id }) => id === staffId) ? 'text-accent' : 'text-ink')}
              >
                {text}
              </span>
            ),
          )}
        </span>
      </FoldedText>
    </li>
  )
}
