import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import { MAX_NOTE_LENGTH } from '@mimamori/policy/notes/note-rules'
import { Button } from '@mimamori/ui/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useAnnounce } from '../i18n/announcer.tsx'
import { Timestamp } from '../i18n/timestamp.tsx'
import { isImeComposing } from '../keys/key-intent.ts'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { useMemberCopy } from './member-copy.ts'
import { MemberSection } from './member-section.tsx'

const SEND_KEYCAP = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl Enter'

type Props = Pick<MemberPage, 'id' | 'noting'> & { explain: (error: unknown) => string }

/** What colleagues noted about a member, and the field to add to it. */
export function MemberNotes({ id: memberId, noting, explain }: Props): ReactNode {
  const copy = useMemberCopy()
  const keycap = useKeycap()
  const [writing, setWriting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const query = useQuery(queries.members.notes.list.queryOptions({ input: { memberId } }))
  useKeys({ note: () => setWriting(true) }, noting === null)
  const [wrote, setWrote] = useState(false)
  // once the button stands where the field was
  useEffect(() => (wrote && !writing ? button.current?.focus({ preventScroll: true }) : undefined), [wrote, writing])
  const done = () => {
    setWrote(true)
    setWriting(false)
  }
  const list = query.data ?? []
  return (
    <MemberSection title={copy.notes}>
      {query.isError ? (
        <p role="alert" className="text-red">
          {copy.notesFailed}
        </p>
      ) : null}
      {query.data && list.length === 0 ? <p className="text-ink2">{copy.noNotes}</p> : null}
      <ol className="grid gap-2.5">
        {list.map((note) => (
          <li key={note.id} className="grid gap-0.5">
            <p className="flex items-baseline justify-between gap-2 text-ink2">
              <span className="truncate font-semibold">{note.author.alias}</span>
              <span className="text-xs">
                <Timestamp at={note.at} brief />
              </span>
            </p>
            <p className="leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">{note.text}</p>
          </li>
        ))}
      </ol>
      {noting === null && !writing ? (
        <Button ref={button} small keycap={keycap('note')} onClick={() => setWriting(true)} className="justify-between">
          {copy.writeNote}
        </Button>
      ) : null}
      {noting === null && writing ? <MemberNoteField memberId={memberId} explain={explain} onDone={done} /> : null}
    </MemberSection>
  )
}

type FieldProps = { memberId: string; explain: (error: unknown) => string; onDone: () => void }

/** ⌘ or Control with Enter saves, Escape leaves. The same text sent again is the same note. */
function MemberNoteField({ memberId, explain, onDone }: FieldProps) {
  const copy = useMemberCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const sending = useRef<{ text: string; key: string } | null>(null)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => field.current?.focus(), [])
  const save = async () => {
    if (text.trim() === '' || busy) return
    if (sending.current?.text !== text) sending.current = { text, key: crypto.randomUUID() }
    setBusy(true)
    setProblem(null)
    try {
      await api.members.notes.add({ memberId, text }, { context: { idempotencyKey: sending.current.key } })
      await cache.invalidateQueries({ queryKey: queries.members.notes.list.key() })
      announce(copy.noteSaved)
      onDone()
    } catch (error) {
      setProblem(copy.noteFailed(explain(error)))
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeComposing(event.nativeEvent)) return
    if (event.key === 'Escape') onDone()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="grid gap-1.5">
      <textarea
        ref={field}
        aria-label={copy.note}
        aria-invalid={problem ? true : undefined}
        value={text}
        maxLength={MAX_NOTE_LENGTH}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-48 min-h-16 w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 text-sm/5"
      />
      {problem ? (
        <p role="alert" className="text-red">
          {problem}
        </p>
      ) : null}
      <p className="text-xs text-ink2">{copy.notesHint}</p>
      <Button
        small
        keycap={SEND_KEYCAP}
        disabled={busy || text.trim() === ''}
        onClick={() => void save()}
        className="justify-self-end"
      >
        {busy ? copy.savingNote : copy.saveNote}
      </Button>
    </div>
  )
}
