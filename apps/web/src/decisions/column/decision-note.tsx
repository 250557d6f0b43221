import { isSofter, type Rung } from '@mimamori/policy/catalogue/measure-ladder'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { type DraftPanel, measuresOfPanel } from './decision-draft.ts'

const MAX_NOTE_LENGTH = 2000

type Props = {
  panel: DraftPanel
  next: Rung | null
  note: string
  open: boolean
  onNote: (note: string) => void
  onOpen: () => void
}

/** A note for colleagues, stored with the decision. A panel that asks why it is softer than the next step has the field itself. */
export default function DecisionNote({ panel, next, note, open, onNote, onOpen }: Props): ReactNode {
  const { decisions } = useCopy()
  const keycap = useKeycap()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    if (open && !wasOpen.current) field.current?.focus()
    wasOpen.current = open
  }, [open])
  if (isSofter(measuresOfPanel(panel), next)) return null
  if (!open && note === '') {
    return (
      <Button variant="quiet" small keycap={keycap('note')} onClick={onOpen} className="justify-between text-ink2">
        {decisions.addNote}
      </Button>
    )
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {decisions.note} <span className="font-normal">{decisions.noteHint}</span>
      </label>
      <textarea
        ref={field}
        id={id}
        value={note}
        maxLength={MAX_NOTE_LENGTH}
        onChange={(event) => onNote(event.target.value)}
        className="field-sizing-content max-h-40 min-h-14 w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 text-sm/5"
      />
    </div>
  )
}
