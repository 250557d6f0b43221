import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { MAX_ENQUIRY_TEXT_LENGTH } from '@mimamori/policy/enquiries/enquiry-rules'
import { Button } from '@mimamori/ui/button'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useLetterPlace } from '../../decisions/column/use-letter-place.ts'
import { NumberedList } from '../../decisions/numbered-list.tsx'
import { AnswerLetter } from '../../enquiries/answer-letter.tsx'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import { type AnswerDraft, useAnswerDraft } from '../../enquiries/kept-texts.ts'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useOpenChoice } from '../../keys/use-key-scene.ts'
import { SnippetTrigger, TAKES_SNIPPETS } from '../../parts/snippet-trigger.tsx'
import type { Operations } from '../../parts/use-operation.ts'

const BLANK = ''
const NOTHING_WRITTEN: AnswerDraft = { template: null, letters: {}, note: '' }

export type Answer = { readonly letter: string; readonly note: string }

type Props = {
  review: EnquiryCase
  staffId: string
  active: boolean
  /** why nothing can be written, when nothing can */
  barred: string | null
  /** why it cannot be sent now, whatever is written */
  closed: string | null
  operation: Operations
  letterPlace: RefObject<HTMLElement | null>
  /** called when a letter is chosen */
  onChosen: () => void
  /** resolves with whether it is answered */
  onSend: (answer: Answer) => Promise<boolean>
}

/** Answers an enquiry: a letter begun with a template, a note for the desk, and the button that sends it. Without a member there is no letter. */
export function EnquiryAnswer(props: Props): ReactNode {
  const { busy, problem: failure, forget } = props.operation
  const { review, staffId, active, barred, closed, letterPlace, onChosen, onSend } = props
  const { answer: copy } = useEnquiryCopy()
  const { language } = useLanguage()
  const { enquiry } = review
  // without a template in force a letter is written from nothing
  const letters = enquiry.letters.length > 0 ? enquiry.letters : [{ id: BLANK, label: copy.blank, text: '' }]
  const writes = enquiry.memberId !== null
  const { draft, change, release } = useAnswerDraft(`${staffId} ${review.id}`, NOTHING_WRITTEN)
  const [wrong, setWrong] = useState<string | null>(null)
  const problem = wrong ?? failure
  const [focused, setFocused] = useState(0)
  const place = useRef<HTMLElement>(null)
  const wide = useLetterPlace(letterPlace)
  const template = letters.find(({ id }) => id === draft.template) ?? null
  const text = template ? (draft.letters[template.id] ?? template.text) : ''
  const may = barred === null
  const clear = () => {
    setWrong(null)
    forget()
  }
  const choose = (index: number) => {
    const chosen = letters[index]
    if (!chosen || !may) return
    clear()
    setFocused(index)
    change({ template: chosen.id })
    onChosen()
    place.current?.focus({ preventScroll: true })
  }
  const edit = (next: string | null) => {
    if (!template) return
    const { [template.id]: _, ...others } = draft.letters
    clear()
    change({ letters: next === null ? others : { ...others, [template.id]: next } })
  }
  const flaw = (): string | null => {
    if (!writes) return draft.note.trim() === '' ? copy.noteNeeded : null
    if (!template) return copy.chooseFirst
    if (text.trim() === '') return copy.letterNeeded
    return unfilledVariableNames(text).length > 0 ? copy.gaps : null
  }
  const send = async () => {
    if (busy) return
    const found = closed ?? flaw()
    setWrong(found)
    if (found === null && (await onSend({ letter: text.trim(), note: draft.note.trim() }))) release()
  }
  const shift = (by: number) => setFocused((focused + by + letters.length) % letters.length)
  useKeys({ send: () => void send() }, active && may)
  useKeys({ digit: (n) => choose(n - 1), up: () => shift(-1), down: () => shift(1) }, active && may && writes)
  useOpenChoice(active && may && template !== null ? 'no_measure' : null)
  return (
    <section ref={place} tabIndex={-1} data-panel aria-label={copy.title} className="grid gap-3 outline-none">
      <h2 className="text-sm font-semibold text-ink2 max-sheet:sr-only">{copy.title}</h2>
      {writes ? null : <p className="text-sm text-ink2">{copy.noLetter}</p>}
      {writes && may ? (
        <NumberedList
          label={copy.templates}
          at={focused}
          items={letters.map(({ id, label }) => ({
            key: id,
            label: typeof label === 'string' ? label : label[language],
            chosen: id === template?.id,
          }))}
          onCommit={choose}
          onFocus={setFocused}
        />
      ) : null}
      {template && may ? (
        <Letter
          place={wide}
          active={active}
          onFold={() => change({ template: null })}
          letter={<AnswerLetter text={text} edited={template.id in draft.letters} onEdit={edit} />}
        />
      ) : null}
      {may ? (
        <div className="relative" data-snippet-place>
          <TextArea
            label={copy.note}
            hint={copy.noteHint}
            value={draft.note}
            maxLength={MAX_ENQUIRY_TEXT_LENGTH}
            onChange={(event) => {
              clear()
              change({ note: event.target.value })
            }}
            className="max-h-40 min-h-14 text-sm/5"
            {...TAKES_SNIPPETS}
          />
          <SnippetTrigger className="absolute -top-1 right-0" />
        </div>
      ) : null}
      {problem ? (
        <p role="alert" className="rounded-md bg-red-bg px-2.5 py-2 text-sm text-red">
          {problem}
        </p>
      ) : null}
      {closed && closed !== problem ? <p className="text-sm text-ink2">{closed}</p> : null}
      {may ? (
        <Button
          variant="primary"
          keycap={SEND_KEY}
          disabled={busy || closed !== null}
          onClick={() => void send()}
          className="justify-between font-semibold"
        >
          {busy ? copy.sending : writes ? copy.send : copy.finish}
        </Button>
      ) : null}
    </section>
  )
}

type LetterProps = { place: HTMLElement | null; active: boolean; letter: ReactNode; onFold: () => void }

/** The letter, below the text where the window has room for it. Escape folds it once nothing is being typed. */
function Letter({ place, active, letter, onFold }: LetterProps) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const fold = () => {
    const typing = document.activeElement?.matches('textarea, input') ?? false
    const panel = document.activeElement?.closest('[data-case-layer]')?.querySelector<HTMLElement>('[data-panel]')
    if (typing) panel?.focus()
    else onFold()
  }
  useKeys({ escape: fold }, active && ready)
  return place ? createPortal(letter, place) : letter
}
