import type { Me, PendingSignIn, SessionState, SignInOptions } from '@mimamori/contract/staff/session-contract'
import type { ReactElement } from 'react'
import { applyTheme } from '../auth/apply-theme.ts'
import { preloaded } from '../parts/lazy-part.tsx'

// a chunk of its own: people who are signed in never load it
const [Page, loadSignIn] = preloaded(() => import('../auth/sign-in-page.tsx'))
export const SignIn: typeof Page = Page

// under `npm run dev`: accepting these updates here stops Vite from reloading the page; React Fast Refresh has replaced
// the components already
if (import.meta.hot) import.meta.hot.accept(['./load-desk-app.tsx', '../auth/sign-in-page.tsx'], () => undefined)

type DrawDesk = (onSignedOut: () => void) => ReactElement

/**
 * `out`: not signed in; `arriving`: the password was right, a second factor is still to be shown or set up; `expired`:
 * the session ended by itself.
 */
export type GateState =
  | { at: 'asking' }
  | { at: 'unreachable' }
  | { at: 'out'; options: SignInOptions; arriving: PendingSignIn | null; expired: boolean }
  | { at: 'in'; me: Me; options: SignInOptions; draw: DrawDesk }

/** Loads the screen for this session, with its scripts and words. Rejects where they cannot be loaded. */
export async function loadGateState({ me, arriving, ...options }: SessionState): Promise<GateState> {
  if (!me) {
    await loadSignIn()
    return { at: 'out', options, arriving, expired: false }
  }
  applyTheme(me.theme)
  const { loadDeskApp } = await import('./load-desk-app.tsx')
  return { at: 'in', me, options, draw: await loadDeskApp(me) }
}
