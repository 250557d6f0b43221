import { useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import type { NumberedNote } from '../../breakdown/numbered-notes.ts'
import { useRequestKey } from '../../decisions/withdrawal-proposal/use-withdrawal-draft.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useAnnouncedCall } from '../../parts/use-announced-call.ts'

export type NoteInput = { readonly day: string; readonly text: string }

type Notes = {
  readonly busy: boolean
  /** why a note was not removed or put back; `null`: nothing went wrong */
  readonly problem: string | null
  /** those that were removed here, as long as the page is there */
  readonly removed: readonly NumberedNote[]
  /** resolves to the error message; `null`: it is done */
  readonly write: (input: NoteInput) => Promise<string | null>
  readonly remove: (note: NumberedNote) => void
  readonly putBack: (note: NumberedNote) => void
}

/** Writes notes on days, removes them and puts them back; what is done is announced, and the notes are read again. */
export function useTrendNotes(): Notes {
  const copy = useMessages('breakdown/notes')
  const { errors, refusals } = useCopy()
  const keyOf = useRequestKey()
  const [problem, setProblem] = useState<string | null>(null)
  const [removed, setRemoved] = useState<readonly NumberedNote[]>([])
  const words = { errors, refusals: { ...refusals, ...copy.refusals } }
  const { act, busy } = useAnnouncedCall(words, { first: queries.breakdown.notes.key(), others: [] })
  return {
    busy,
    problem,
    removed,
    write: (input) => {
      setProblem(null)
      return act(
        () => api.breakdown.notes.write(input, { context: { idempotencyKey: keyOf(input) } }),
        () => copy.added,
      )
    },
    remove: async (note) => {
      const failed = await act(
        () => api.breakdown.notes.remove({ noteId: note.id }),
        () => copy.removed,
      )
      setProblem(failed)
      if (failed === null) setRemoved((all) => [...all, note])
    },
    putBack: async (note) => {
      const failed = await act(
        () => api.breakdown.notes.putBack({ noteId: note.id }),
        () => copy.putBackDone,
      )
      setProblem(failed)
      if (failed === null) setRemoved((all) => all.filter(({ id }) => id !== note.id))
    },
  }
}
