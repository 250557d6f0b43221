import type { TextChange } from '../../cases/diff-text.ts'

/** A part of a comparison; `skipped`: lines in which nothing changed, far from every change. */
export type FoldedChange = TextChange | { readonly kind: 'skipped'; readonly lines: number }

/** lines shown before and after a change, with the rest of its own */
const CONTEXT_LINES = 2

/** Leaves out what stands far from every change, in whole lines. */
export const foldUnchanged = (changes: readonly TextChange[]): FoldedChange[] =>
  changes.flatMap((change, n): FoldedChange[] => {
    if (change.kind !== 'same') return [change]
    const lines = change.text.split('\n')
    const head = n === 0 ? 0 : CONTEXT_LINES
    const tail = n === changes.length - 1 ? 0 : CONTEXT_LINES
    const skipped = lines.length - head - tail
    if (skipped <= 1) return [change]
    const part = (from: number, to: number): TextChange[] =>
      to > from ? [{ kind: 'same', text: lines.slice(from, to).join('\n') }] : []
    return [...part(0, head), { kind: 'skipped', lines: skipped }, ...part(lines.length - tail, lines.length)]
  })
