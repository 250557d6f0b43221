import type { TextChange } from './diff-text.ts'

/** A text with what went struck out and what came underlined. */
export function TextDiff({ changes }: { changes: readonly TextChange[] }) {
  let at = 0
  return changes.map((change) => {
    at += change.text.length
    if (change.kind === 'same') return change.text
    if (change.kind === 'added') {
      return (
        <ins key={at} className="rounded-xs bg-[color-mix(in_oklch,var(--green)_18%,transparent)] decoration-green">
          {change.text}
        </ins>
      )
    }
    return (
      <del key={at} className="rounded-xs bg-red-bg text-ink2 decoration-red">
        {change.text}
      </del>
    )
  })
}
