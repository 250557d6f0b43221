import { type ComponentType, lazy, Suspense, useState } from 'react'
import { Root } from './root.tsx'

type Door = ComponentType<{ onIn: () => void }>

/** Addresses by which people come in who are not at the desk yet. Everything else is the desk, or its sign-in page. */
const DOORS: Readonly<Record<string, Door>> = {
  '/invitation': lazy(() => import('../staff/invitation-page.tsx')),
  '/sign-in/return': lazy(() => import('../staff/company-return.tsx')),
}

/** What the address leads to. Whoever has come in by a door is taken to the desk, and the address forgets how. */
export function Front() {
  const [path, setPath] = useState(location.pathname)
  const Door = DOORS[path]
  if (!Door) return <Root />
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
