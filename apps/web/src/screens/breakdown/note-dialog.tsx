import { FIRST_NOTE_DAY, MAX_BREAKDOWN_NOTE_LENGTH } from '@mimamori/policy/breakdown/breakdown-note-rules'
import { dayOf, daysIn } from '@mimamori/policy/breakdown/japan-month'
import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { Problem } from '@mimamori/ui/problem'
import { TextArea } from '@mimamori/ui/text-area'
import { TextField } from '@mimamori/ui/text-field'
import { type ReactNode, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { NoteInput } from './use-trend-notes.ts'

type Props = {
  /** the last month of the trend */
  until: string
  busy: boolean
  /** resolves to the error message; `null`: it is done */
  onSend: (input: NoteInput) => Promise<string | null>
  onClose: () => void
}

/** Asks for a note and the day it is about: today, or where the trend ends before it, its last day. */
export default function NoteDialog({ until, busy, onSend, onClose }: Props): ReactNode {
  const copy = useMessages('breakdown/notes')
  const [today] = useState(() => dayOf(new Date(serverNow()).toISOString()))
  const [day, setDay] = useState(today.slice(0, 7) > until ? `${until}-${daysIn(until)}` : today)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    if (day === '') return setProblem(copy.dayNeeded)
    if (day < FIRST_NOTE_DAY || day > today) return setProblem(copy.refusals.note_day_outside)
    if (text.trim() === '') return setProblem(copy.textNeeded)
    const failed = await onSend({ day, text: text.trim() })
    if (failed === null) onClose()
    else setProblem(failed)
  }
  return (
    <Dialog open onClose={onClose} label={copy.dialog}>
      <form
        noValidate
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <h2 className="text-lg font-semibold">{copy.dialog}</h2>
        <TextField
          label={copy.day}
          type="date"
          required
          min={FIRST_NOTE_DAY}
          max={today}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <TextArea
          label={copy.text}
          hint={copy.hint}
          required
          value={text}
          maxLength={MAX_BREAKDOWN_NOTE_LENGTH}
          onChange={(event) => setText(event.target.value)}
          className="max-h-60 min-h-20"
        />
        <Problem>{problem}</Problem>
        <div className="flex justify-end gap-2 border-t border-line pt-3">
          <Button onClick={onClose}>{copy.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {busy ? copy.saving : copy.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
