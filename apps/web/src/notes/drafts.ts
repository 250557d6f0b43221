/**
 * Notes that were begun and not saved, by person and case; as long as the page lives, also after the session has ended. What
 * is written for colleagues is kept nowhere else, and is shown to nobody else who signs in here.
 */
const begun = new Map<string, string>()

/** Whose note, at which case. */
export type NotePlace = { readonly staffId: string; readonly caseId: string }

const keyOf = ({ staffId, caseId }: NotePlace): string => `${staffId} ${caseId}`

export const begunNote = (place: NotePlace): string => begun.get(keyOf(place)) ?? ''

export function keepNote(place: NotePlace, text: string): void {
  if (text === '') begun.delete(keyOf(place))
  else begun.set(keyOf(place), text)
  if (begun.size > 0) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
}

/** Leaving the page asks while a note is begun. */
const ask = (event: BeforeUnloadEvent) => event.preventDefault()
