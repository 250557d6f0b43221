import type { RefObject } from 'react'
import { scrollCase } from '../../cases/scroll-case.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useReleaseByKey } from './use-release-by-key.ts'

type Options = {
  active: boolean
  held: boolean
  claim: () => void
  release: () => void
  scroller: RefObject<HTMLElement | null>
  focusHeading: () => void
  onLeave: () => void
  /** a panel is open, which takes the key that goes back */
  panel: string | null
}

/** The keys of a case that is not reviewed as a text: claim or release it, scroll it, step back. */
export function useCaseFrameKeys(options: Options): void {
  const { active, held, claim, release, scroller, focusHeading, onLeave, panel } = options
  const releaseByKey = useReleaseByKey(active && held, release)
  const scroll = (by: number) => scrollCase(scroller.current, by)
  const stepBack = (droppedKeys: number) => {
    const typing = document.activeElement?.matches('textarea, input') ?? false
    const inside = document.activeElement?.closest('.decide, .letter') !== null
    const form = document.activeElement?.closest('[data-case-layer]')?.querySelector<HTMLElement>('[data-panel]')
    if (typing && inside && form) form.focus()
    else if (typing || droppedKeys > 0) focusHeading()
    else onLeave()
  }
  useKeys({ claim: held ? releaseByKey : claim, scroll: () => scroll(1), scrollBack: () => scroll(-1) }, active)
  useKeys({ escape: stepBack }, active && panel === null)
}
