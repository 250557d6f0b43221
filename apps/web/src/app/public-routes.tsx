import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import type { GateState } from './load-gate-state.ts'
import { SessionGate } from './session-gate.tsx'

type PublicScreen = ComponentType<{ onDone: () => void }>

/** Screens for people without a session, by path. All other paths show the desk, or its sign-in page. */
const PUBLIC_SCREENS: Readonly<Record<string, PublicScreen>> = {
  '/invitation': lazy(() => import('../auth/invitation-page.tsx')),
  '/sign-in/return': lazy(() => import('../auth/oidc-return.tsx')),
}

/** Is this the path of a screen for people without a session? */
export const isPublicPath = (path: string): boolean => path in PUBLIC_SCREENS

/**
 * Shows the screen of this address. Who has signed in by a public screen is taken to the desk, under a new address. `first`: what
 * the desk shows first; `null`: not loaded yet.
 */
export function PublicRoutes({ first }: { first: GateState | null }): ReactNode {
  const [path, setPath] = useState(location.pathname)
  const Screen = PUBLIC_SCREENS[path]
  if (!Screen) return <SessionGate first={first} />
  const showDesk = () => {
    history.replaceState(null, '', '/')
    setPath('/')
  }
  return (
    <Suspense fallback={null}>
      <Screen onDone={showDesk} />
    </Suspense>
  )
}
