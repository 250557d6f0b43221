import type { Me, Theme } from '@mimamori/contract/staff/session'
import type { Language } from '@mimamori/policy/staff/staff'
import { createContext, useContext } from 'react'
import type { Draft } from '../decisions/draft.ts'
import type { Decisions } from '../decisions/use-decisions.tsx'

/** A draft taken back from a refused decision, on its way to its case. `key` is that of the decision. */
export type Restored = { key: string; caseId: string; contentVersion: number; draft: Draft }

export type DeskState = {
  me: Me
  theme: Theme
  prefer: (wish: { theme?: Theme; language?: Language }) => void
  signOut: () => void
  decisions: Decisions
  restored: Restored | null
  restore: (restored: Restored | null) => void
}

export const DeskContext = createContext<DeskState | null>(null)

/** Who is at the desk, their decisions, and what they set. */
export function useDesk(): DeskState {
  const state = useContext(DeskContext)
  if (!state) throw new Error('outside the desk')
  return state
}
