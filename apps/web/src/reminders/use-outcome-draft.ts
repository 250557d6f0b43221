import { useState } from 'react'
import { setLeaveGuard } from '../api/leave-guard.ts'
import { type AboutReminder, type OutcomeDraft, openOutcomeDraft } from './outcome-draft.ts'

/** Outcomes that are being chosen, by person and case, while the case is not on screen and once it comes back by an undo. */
const kept = new Map<string, { readonly draft: OutcomeDraft; readonly unsent: boolean }>()

const guard = () =>
  setLeaveGuard(
    'outcomes',
    [...kept.values()].some(({ unsent }) => unsent),
  )

type KeptOutcome = {
  readonly draft: OutcomeDraft
  readonly change: (draft: OutcomeDraft) => void
  /** the desk has it: leaving loses nothing */
  readonly sent: () => void
}

/** The outcome being chosen for a case; begins with the suggestion. */
export function useOutcomeDraft(staffId: string, caseId: string, about: AboutReminder): KeptOutcome {
  const place = `${staffId} ${caseId}`
  const [draft, setDraft] = useState(() => kept.get(place)?.draft ?? openOutcomeDraft(about))
  const change = (next: OutcomeDraft) => {
    setDraft(next)
    kept.set(place, { draft: next, unsent: true })
    guard()
  }
  const sent = () => {
    kept.set(place, { draft, unsent: false })
    guard()
  }
  return { draft, change, sent }
}
