import type { ReactNode } from 'react'

/** A titled part of an appeal. */
export function AppealSection({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-label={title} className="grid gap-2">
      <h3 className="text-sm font-semibold text-ink2">{title}</h3>
      {children}
    </section>
  )
}
