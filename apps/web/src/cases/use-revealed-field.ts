import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import { REVEAL_SECONDS } from '@mimamori/policy/members/reveal-rules'
import { useCallback, useLayoutEffect, useState } from 'react'
import { maskWhenUnseen } from './mask-when-unseen.ts'

const REVEAL_MS = REVEAL_SECONDS * 1000

/** `until`: milliseconds since 1970 on the browser's clock */
export type RevealedField = { readonly field: PersonalField; readonly value: string; readonly until: number }

type RevealedFieldState = {
  readonly revealed: RevealedField | null
  readonly show: (field: PersonalField, value: string) => void
  readonly mask: () => void
}

/**
 * The personal field that was revealed, for `REVEAL_SECONDS`, in memory only. Another case, another tab, or a claim that ends
 * or begins masks it at once; the focus then moves to the heading, because the focused element is gone.
 */
export function useRevealedField(
  active: boolean,
  claimed: boolean,
  heading: { readonly current: HTMLElement | null },
): RevealedFieldState {
  const [revealed, setRevealed] = useState<(RevealedField & { claimed: boolean }) | null>(null)
  const mask = useCallback(() => setRevealed(null), [])
  const show = useCallback(
    (field: PersonalField, value: string) => setRevealed({ field, value, until: Date.now() + REVEAL_MS, claimed }),
    [claimed],
  )
  const shown = active && revealed?.claimed === claimed ? revealed : null
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
