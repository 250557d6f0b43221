import { type ComponentType, lazy, Suspense, useState } from 'react'
import { Root, type State } from './root.tsx'

type Door = ComponentType<{ onIn: () => void }>

/** Addresses by which people come in who are not at the desk yet. Everything else is the desk, or its sign-in page. */
const DOORS: Readonly<Record<string, Door>> = {
  '/invitation': lazy(() => import('../staff/invitation-page.tsx')),
  '/sign-in/return': lazy(() => import('../staff/company-return.tsx')),
}

/** Does this address lead to one of them? */
export const isDoor = (path: string): boolean => path in DOORS

/**
 * What the address leads to; `first` is what the desk begins with there. Whoever has come in by a door is taken to the desk,
 * and the address forgets how.
 */
export function Front({ first }: { first: State | null }) {
  const [path, setPath] = useState(location.pathname)
  const Door = DOORS[path]
  if (!Door) return <Root first={first} />
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
