import type { ReactNode } from 'react'
import type { TextChange } from './diff-text.ts'

/** A text with deletions struck out and insertions underlined. */
export function TextDiff({ changes }: { changes: readonly TextChange[] }): ReactNode {
  let offset = 0
  return changes.map((change) => {
    offset += change.text.length
    if (change.kind === 'same') return change.text
    if (change.kind === 'added') {
      return (
        <ins key={offset} className="rounded-xs bg-[color-mix(in_oklch,var(--green)_18%,transparent)] decoration-green">
          {change.text}
        </ins>
      )
    }
    return (
      <del key={offset} className="rounded-xs bg-red-bg text-ink2 decoration-red">
        {change.text}
      </del>
    )
  })
}
