import type { ReactNode } from 'react'

/** A part of the screen with its heading. */
export function ModelPanel({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section
      aria-label={title}
      className="grid content-start gap-2.5 rounded-lg border border-line bg-panel px-4 py-3.5"
    >
      <h2 className="font-semibold">{title}</h2>
      {children}
    </section>
  )
}
