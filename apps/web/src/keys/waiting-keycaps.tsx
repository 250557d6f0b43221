import { Kbd } from '@mimamori/ui/kbd'
import type { ReactNode } from 'react'
import { CHORD } from './key-chord.ts'
import type { PressedKey } from './key-intent.ts'
import type { TypedKey } from './key-queue-state.ts'

/** Keycaps of the keys that wait, `MAX_KEYCAPS` at most. */
export function WaitingKeycaps({ keys }: { keys: readonly TypedKey[] }): ReactNode {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {keycapsOf(keys).map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may have been typed twice
        <Kbd key={index}>{cap}</Kbd>
      ))}
    </span>
  )
}

/** The keycaps of typed keys, as printed on the keyboard; the last `MAX_KEYCAPS`. */
export function keycapsOf(keys: readonly TypedKey[]): string[] {
  return keys.flatMap(({ pressed }) => (pressed ? [keycapOf(pressed)] : [])).slice(-MAX_KEYCAPS)
}
const MAX_KEYCAPS = 8

function keycapOf({ code, key, shiftKey, ctrlKey, metaKey }: PressedKey): string {
  const letter = /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]
  const cap = letter ?? (key === ' ' ? 'Space' : key)
  if (ctrlKey || metaKey) return `${CHORD} ${cap}`
  return shiftKey && letter ? `⇧${cap}` : cap
}
