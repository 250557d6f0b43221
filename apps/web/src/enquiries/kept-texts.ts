import { useState } from 'react'
import { setLeaveGuard } from '../api/leave-guard.ts'

/** An answer that is being written. `letters`: what was changed, by the template it was begun with. */
export type AnswerDraft = {
  readonly template: string | null
  readonly letters: Readonly<Record<string, string>>
  readonly note: string
}

/** What is typed about enquiries and not sent, by person, case and field, as long as this tab is open. */
const texts = new Map<string, string>()
const answers = new Map<string, AnswerDraft>()
/** answers that are at the desk: they are on screen again where they are taken back */
const sent = new Set<string>()

const guard = (): void =>
  setLeaveGuard(
    'enquiries',
    texts.size > 0 ||
      [...answers].some(
        ([place, { letters, note }]) => !sent.has(place) && (note !== '' || Object.keys(letters).length > 0),
      ),
  )

/** A text that is kept while its field is not on screen. `place`: whose it is, and what it is about. */
export function useKeptText(place: string): [text: string, write: (text: string) => void] {
  const [text, setText] = useState(() => texts.get(place) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next === '') texts.delete(place)
    else texts.set(place, next)
    guard()
  }
  return [text, write]
}

/** The answer that is being written to an enquiry. `release`: it is sent, and nothing of it can be lost any more. */
export function useAnswerDraft(
  place: string,
  first: AnswerDraft,
): {
  readonly draft: AnswerDraft
  readonly change: (change: Partial<AnswerDraft>) => void
  readonly release: () => void
} {
  const [draft, setDraft] = useState(() => answers.get(place) ?? first)
  const change = (change: Partial<AnswerDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    answers.set(place, next)
    sent.delete(place)
    guard()
  }
  const release = () => {
    sent.add(place)
    guard()
  }
  return { draft, change, release }
}
