import type { View } from '@mimamori/contract/queue/queue-contract'
import type { Me, Theme } from '@mimamori/contract/staff/session-contract'
import type { Preferences } from '@mimamori/policy/staff/preference-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { createContext, type Dispatch, type SetStateAction, useContext } from 'react'
import type { Failure } from '../api/call-failure.ts'
import type { DraftStore } from '../decisions/column/decision-draft-store.ts'
import type { OwnDecisions } from '../decisions/status-bar/use-own-decisions.tsx'

/** A case whose draft was taken back from a refused decision. `key` is that of the decision. */
export type RestoredDraft = { key: string; caseId: string }

/** A case that was on screen. */
export type SeenCase = { readonly id: string; readonly number: number; readonly title: string }

export type DeskState = {
  me: Me
  theme: Theme
  preferences: Preferences
  /** Holds at once on this page. Answers why it is not stored, when it is not. */
  prefer: (change: {
    theme?: Theme
    language?: Language
    preferences?: Partial<Preferences>
  }) => Promise<Failure | null>
  /** Answers why one is still signed in. */
  signOut: () => Promise<Failure | null>
  decisions: OwnDecisions
  restored: RestoredDraft | null
  restore: Dispatch<SetStateAction<RestoredDraft | null>>
  drafts: DraftStore
  /** cases this person had on screen, the last one first */
  recent: { current: readonly SeenCase[] }
  /** Bring a case on screen, wherever one is, also when the address already names it. */
  open: (caseId: string, queue?: View) => void
  /** how the review screen, while it is there, brings a case on screen */
  showInReview: { current: ((caseId: string) => void) | null }
}

export const DeskContext = createContext<DeskState | null>(null)

/** The person, their decisions and preferences. Throws outside `DeskProvider`. */
export function useDesk(): DeskState {
  const state = useContext(DeskContext)
  if (!state) throw new Error('outside the desk')
  return state
}
