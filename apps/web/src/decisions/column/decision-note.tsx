import { isSofter, type Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { DraftPanel } from '@mimamori/policy/drafts/draft-model'
import { Button } from '@mimamori/ui/button'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { SnippetTrigger, TAKES_SNIPPETS } from '../../parts/snippet-trigger.tsx'
import { measuresOfPanel } from './decision-draft.ts'

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
    <div className="relative" data-snippet-place>
      <TextArea
        ref={field}
        label={decisions.note}
        hint={decisions.noteHint}
        value={note}
        maxLength={MAX_NOTE_LENGTH}
        onChange={(event) => onNote(event.target.value)}
        className="max-h-40 min-h-14 text-sm/5"
        {...TAKES_SNIPPETS}
      />
      <SnippetTrigger className="absolute -top-1 right-0" />
    </div>
  )
}
