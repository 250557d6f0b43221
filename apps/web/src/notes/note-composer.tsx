import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { MAX_NOTE_LENGTH } from '@mimamori/policy/notes/note-rules'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { KeptDraftOf } from '../api/kept-drafts.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { DraftLine } from '../parts/draft-line.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { SnippetTrigger, TAKES_SNIPPETS } from '../parts/snippet-trigger.tsx'
import { unmatchedMentions } from './mention-text.ts'
import { useNoteComposer } from './use-note-composer.ts'
import { useSaveNote } from './use-save-note.ts'

/** so few characters left are worth a word */
const WARN_BELOW_CHARACTERS = 200

type Props = {
  caseId: string
  staffId: string
  draft: KeptDraftOf<'note'>
  takesFocus: boolean
  /** why a call failed, in words */
  explain: (error: unknown) => string
  onDone: () => void
}

/** The field of a note. An @ offers colleagues; ⌘ or Control with Enter saves, Escape leaves and keeps what was written. */
export function NoteComposer({ caseId, staffId, draft, takesFocus, explain, onDone }: Props): ReactNode {
  const notes = useMessages('notes')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const saving = useSaveNote(caseId, explain)
  /** the text that was said to have an @ that meets nobody */
  const [warned, setWarned] = useState<string | null>(null)
  const composer = useNoteComposer({
    draft,
    staffId,
    field,
    onSave: (text, colleagues) => {
      // said once; the same text is saved the next time. Without the colleagues nothing can be said
      const nobody = colleagues.length > 0 ? unmatchedMentions(text, colleagues) : []
      if (nobody.length > 0 && warned !== text) return setWarned(text)
      void saving.save(text, colleagues).then((saved) => {
        if (!saved) return field.current?.focus()
        draft.sent()
        onDone()
      })
    },
    onLeave: onDone,
  })
  useEffect(() => (takesFocus ? field.current?.focus() : undefined), [takesFocus])
  const { text, mentionQuery, suggestions, at, colleagues } = composer
  const nobody = warned === text ? unmatchedMentions(text, colleagues) : []
  const left = MAX_NOTE_LENGTH - text.length
  return (
    <div className="grid gap-1.5" data-snippet-place>
      <div className="relative">
        <textarea
          ref={field}
          aria-label={notes.label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={mentionQuery ? `${id}-list` : undefined}
          aria-activedescendant={mentionQuery && suggestions[at] ? `${id}-${at}` : undefined}
          aria-invalid={saving.problem ? true : undefined}
          aria-describedby={saving.problem ? `${id}-problem` : undefined}
          value={text}
          maxLength={MAX_NOTE_LENGTH}
          {...TAKES_SNIPPETS}
          placeholder={notes.placeholder}
          onChange={(event) => composer.onInput(event.currentTarget)}
          onSelect={(event) => composer.onSelect(event.currentTarget)}
          onKeyDown={composer.onKeyDown}
          className="field-sizing-content block max-h-48 min-h-16 w-full rounded-md border border-line2 bg-panel px-2.5 py-1.5 text-sm/5 placeholder:text-ink3"
        />
        {mentionQuery ? <MentionSuggestions id={id} list={suggestions} at={at} onPick={composer.pick} /> : null}
      </div>
      {nobody.length > 0 ? (
        <p role="alert" className="text-sm text-amber">
          {notes.meetsNobody(nobody.join(notes.listed))}
        </p>
      ) : null}
      {saving.problem ? (
        <p id={`${id}-problem`} role="alert" className="text-sm text-red">
          {notes.notSaved}: {saving.problem} {notes.kept}
        </p>
      ) : null}
      <div className="flex items-center justify-between gap-2">
        <span className="text-sm text-ink2">
          {left <= WARN_BELOW_CHARACTERS ? notes.left(left.toLocaleString('en')) : notes.hint}
        </span>
        <span className="flex flex-none items-center gap-1">
          <SnippetTrigger />
          <Button small keycap={SEND_KEY} disabled={saving.busy || text.trim() === ''} onClick={composer.save}>
            {saving.busy ? notes.saving : notes.save}
          </Button>
        </span>
      </div>
      <DraftLine draft={draft} />
    </div>
  )
}

type MentionSuggestionsProps = {
  id: string
  list: readonly Colleague[]
  at: number
  onPick: (colleague: Colleague) => void
}

/** Colleagues whose names match the text after the @. The focus stays in the field. */
function MentionSuggestions({ id, list, at, onPick }: MentionSuggestionsProps): ReactNode {
  const notes = useMessages('notes')
  const { staff } = useCopy()
  const nameOf = usePersonName()
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-md border border-line bg-raised py-1 shadow-overlay">
      <p role="status" className={cx(list.length > 0 ? 'sr-only' : 'px-2.5 py-1 text-sm text-ink2')}>
        {list.length > 0 ? notes.found(list.length) : notes.nobody}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={notes.colleagues}>
        {list.map((colleague, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          <div
            key={colleague.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(colleague)}
            className={cx(
              'flex min-h-7 cursor-pointer items-center justify-between gap-3 px-2.5 text-sm',
              index === at ? 'bg-accent-bg' : 'hover:bg-hover',
            )}
          >
            <span className="truncate">{nameOf(colleague.alias)}</span>
            <span className="flex-none text-ink2">{staff.roles[colleague.role]}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
