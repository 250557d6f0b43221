import type { Me, PendingSignIn, SessionState, SignInOptions } from '@mimamori/contract/staff/session-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { ReactElement } from 'react'
import { applyTheme } from '../auth/apply-theme.ts'
import { signInCopy } from '../auth/sign-in-copy.ts'
import { preloaded } from '../i18n/lazy-part.tsx'

// whoever is signed in already needs none of it
const [Page, loadSignIn] = preloaded(() => import('../auth/sign-in-page.tsx'))
export const SignIn: typeof Page = Page

// under `npm run dev`: what is edited behind these is exchanged in place, without loading the page anew
if (import.meta.hot) import.meta.hot.accept(['./load-desk-app.tsx', '../auth/sign-in-page.tsx'], () => undefined)

type DrawDesk = (onSignedOut: () => void) => ReactElement

export type GateState =
  | { at: 'asking' }
  | { at: 'unreachable' }
  | { at: 'out'; doors: SignInOptions; arriving: PendingSignIn | null; expired: boolean }
  | { at: 'in'; me: Me; doors: SignInOptions; draw: DrawDesk }

/** What is shown to whoever has this session, with all that it is drawn with. Rejects where that cannot be loaded. */
export async function loadGateState({ me, arriving, ...doors }: SessionState, language: Language): Promise<GateState> {
  if (!me) {
    await Promise.all([loadSignIn(), signInCopy(language)])
    return { at: 'out', doors, arriving, expired: false }
  }
  applyTheme(me.theme)
  const { loadDeskApp } = await import('./load-desk-app.tsx')
  return { at: 'in', me, doors, draw: await loadDeskApp(me) }
}
