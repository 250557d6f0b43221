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

const guard = (): void =>
  setLeaveGuard(
    'enquiries',
    texts.size > 0 || [...answers.values()].some(({ letters, note }) => note !== '' || Object.keys(letters).length > 0),
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

/** The unsent answer to an enquiry. `forget`: it is sent. */
export function useAnswerDraft(
  place: string,
  first: AnswerDraft,
): {
  readonly draft: AnswerDraft
  readonly change: (change: Partial<AnswerDraft>) => void
  readonly forget: () => void
} {
  const [draft, setDraft] = useState(() => answers.get(place) ?? first)
  const change = (change: Partial<AnswerDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    answers.set(place, next)
    guard()
  }
  const forget = () => {
    answers.delete(place)
    guard()
  }
  return { draft, change, forget }
}
