import type { ReactNode } from 'react'

/** What is wrong with a field, below it; the field names it by `aria-describedby`. */
export function FieldProblem({ id, children }: { id: string; children: string | null }): ReactNode {
  return children === null ? null : (
    <p id={id} className="text-sm text-red">
      {children}
    </p>
  )
}
