import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The heading of a screen. Whoever comes to the screen finds the focus on it, unless the screen has already put it on
 * something of its own, such as the row one comes back to.
 */
export function PageTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another screen, also with the same heading
  useEffect(() => {
    const inside = document.getElementById('screen')?.contains(document.activeElement)
    if (!inside) heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <h1 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
      {children}
    </h1>
  )
}
