/**
 * Unsaved notes, by person and case, kept while the page is open, also after the session has ended. They are stored
 * nowhere else, and shown to no other person who signs in here.
 */
const drafts = new Map<string, string>()

/** The author and the case of a note. */
export type NotePlace = { readonly staffId: string; readonly caseId: string }

const placeKey = ({ staffId, caseId }: NotePlace): string => `${staffId} ${caseId}`

/** The unsaved note of this case; empty when there is none. */
export const noteDraftAt = (place: NotePlace): string => drafts.get(placeKey(place)) ?? ''

/** Keeps an unsaved note in memory; while there is one, the browser asks before the page is left. */
export function storeNoteDraft(place: NotePlace, text: string): void {
  if (text === '') drafts.delete(placeKey(place))
  else drafts.set(placeKey(place), text)
  if (drafts.size > 0) window.addEventListener('beforeunload', confirmLeaving)
  else window.removeEventListener('beforeunload', confirmLeaving)
}

const confirmLeaving = (event: BeforeUnloadEvent) => event.preventDefault()
