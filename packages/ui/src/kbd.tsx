import type { ReactNode } from 'react'
/** A key cap. The key is printed for the eye; `aria-keyshortcuts` on the control tells assistive technology. */
export function Kbd({ children }: { children: string }): ReactNode {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  )
}
