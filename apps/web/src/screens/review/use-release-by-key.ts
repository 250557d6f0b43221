import { useLayoutEffect, useRef } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'

/** the key that claims also releases: not what it has just claimed, however often it is pressed */
const RELEASE_KEY_DELAY_MS = 3_000

/** What the key of a case in hand does: releases it, unless it was claimed, or the key pressed, a moment ago. */
export function useReleaseByKey(holds: boolean, release: () => void): () => void {
  const announce = useAnnounce()
  const { cases } = useCopy()
  const since = useRef(0)
  useLayoutEffect(() => {
    if (holds) since.current = performance.now()
  }, [holds])
  return () => {
    const at = performance.now()
    const rested = at - since.current
    since.current = at
    if (rested < RELEASE_KEY_DELAY_MS) announce(cases.keptByKey, true)
    else release()
  }
}
