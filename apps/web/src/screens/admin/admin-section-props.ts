import type { Me } from '@mimamori/contract/staff/session-contract'
import type { ReactNode } from 'react'
import type { Failure } from '../../api/call-failure.ts'

/** The props of every section; each takes those it needs. */
export type AdminSectionProps = {
  me: Me
  /** what of the section is open, as the address has it */
  at: string | undefined
  onGo: (at: string | undefined) => void
  /** the face of a list that could not be loaded */
  failed: (retry: () => void) => ReactNode
  /** why something was not done, in words */
  failureText: (failure: Failure) => string
}
