import { MAX_NOTE_LENGTH } from '@mimamori/policy/notes/note-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { useAnnounce } from '../parts/announcer.tsx'

type FieldProps = { memberId: string; explain: (error: unknown) => string; onDone: () => void }

/** The field for a new note: ⌘ or Control with Enter saves, Escape closes. The same text sent again is stored once. */
export function MemberNoteField({ memberId, explain, onDone }: FieldProps): ReactNode {
  const copy = useMessages('members')
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
      <Problem plain>{problem}</Problem>
      <p className="text-xs text-ink2">{copy.notesHint}</p>
      <Button
        small
        keycap={SEND_KEY}
        disabled={busy || text.trim() === ''}
        onClick={() => void save()}
        className="justify-self-end"
      >
        {busy ? copy.savingNote : copy.saveNote}
      </Button>
    </div>
  )
}
