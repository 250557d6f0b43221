import { type ReactNode, useId } from 'react'

/** A part of the page with its heading. */
export function StandardsPanel({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-3 rounded-lg border border-line bg-panel px-4 py-3.5">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
