import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import { REVEAL_SECONDS } from '@mimamori/policy/members/reveal-rules'
import { useCallback, useLayoutEffect, useState } from 'react'
import { maskWhenUnseen } from './mask-when-unseen.ts'

const REVEAL_MS = REVEAL_SECONDS * 1000

export type RevealedField = { readonly field: PersonalField; readonly value: string; readonly until: number }

/**
 * A field that was revealed: here and nowhere else, for 30 seconds, while its case is on screen in this state of being held.
 * Another case, another tab or the end of the claim mask it at once. What had the focus is gone then: the heading takes it.
 */
export function useRevealedField(active: boolean, held: boolean, heading: { readonly current: HTMLElement | null }) {
  const [revealed, setRevealed] = useState<(RevealedField & { held: boolean }) | null>(null)
  const mask = useCallback(() => setRevealed(null), [])
  const show = useCallback(
    (field: PersonalField, value: string) => setRevealed({ field, value, until: Date.now() + REVEAL_MS, held }),
    [held],
  )
  const shown = active && revealed?.held === held ? revealed : null
  useLayoutEffect(() => {
    if (!revealed) return
    if (!shown) return mask()
    const unwatch = maskWhenUnseen(revealed.until, mask)
    return () => {
      unwatch()
      if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
    }
  }, [revealed, shown, mask, heading])
  return { revealed: shown, show, mask }
}
