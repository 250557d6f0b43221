import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import type { GateState } from './load-gate-state.ts'
import { SessionGate } from './session-gate.tsx'

type PublicScreen = ComponentType<{ onIn: () => void }>

/** Addresses by which people come in who are not at the desk yet. Everything else is the desk, or its sign-in page. */
const PUBLIC_SCREENS: Readonly<Record<string, PublicScreen>> = {
  '/invitation': lazy(() => import('../auth/invitation-page.tsx')),
  '/sign-in/return': lazy(() => import('../auth/oidc-return.tsx')),
}

/** Does this address lead to one of them? */
export const isPublicPath = (path: string): boolean => path in PUBLIC_SCREENS

/**
 * What the address leads to; `first` is what the desk begins with there. Whoever has come in by a door is taken to the desk,
 * and the address forgets how.
 */
export function PublicRoutes({ first }: { first: GateState | null }): ReactNode {
  const [path, setPath] = useState(location.pathname)
  const Door = PUBLIC_SCREENS[path]
  if (!Door) return <SessionGate first={first} />
  const enter = () => {
    history.replaceState(null, '', '/')
    setPath('/')
  }
  return (
    <Suspense fallback={null}>
      <Door onIn={enter} />
    </Suspense>
  )
}
