import { useState, useSyncExternalStore } from 'react'

export type Pane = 'edit' | 'changes' | 'preview'

/** the document fits beside what is written */
const BESIDE = matchMedia('(width >= 1180px)')
/** and beside two languages */
const BESIDE_BOTH = matchMedia('(width >= 1680px)')
/** two languages fit beside each other */
const TWO_COLUMNS = matchMedia('(width >= 1024px)')

function useMedia(media: MediaQueryList): boolean {
  const watch = (changed: () => void) => {
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }
  return useSyncExternalStore(watch, () => media.matches)
}

type Panes = {
  /** those that can be opened; the document is one of them where it does not fit beside the others */
  readonly panes: readonly Pane[]
  readonly pane: Pane
  readonly beside: boolean
  /** two languages fit beside each other */
  readonly wide: boolean
  readonly open: (pane: Pane) => void
}

type PaneSituation = {
  readonly published: boolean
  readonly writes: boolean
  readonly others: boolean
  readonly both: boolean
}

/**
 * What is on screen of a notice. `published`: what readers have is shown first, whatever was open before; `writes`: this person may edit it; `others`: somebody else asks for its publication, and what they changed is
 * shown first; `both`: two languages are edited side by side.
 */
export function useNoticePanes({ published, writes, others, both }: PaneSituation): Panes {
  const [chosen, setChosen] = useState<{ readonly pane: Pane; readonly published: boolean } | null>(null)
  const room = useMedia(BESIDE)
  const roomForBoth = useMedia(BESIDE_BOTH)
  const wide = useMedia(TWO_COLUMNS)
  const usual: Pane = !writes ? 'preview' : others ? 'changes' : 'edit'
  const asked = chosen?.published === published ? chosen.pane : usual
  const beside = writes && (both && asked === 'edit' ? roomForBoth : room)
  const panes: Pane[] = [
    ...(writes ? (['edit'] as const) : (['preview'] as const)),
    'changes',
    ...(writes && !beside ? (['preview'] as const) : []),
  ]
  return {
    panes,
    pane: panes.includes(asked) ? asked : usual,
    beside,
    wide,
    open: (next) => setChosen({ pane: next, published }),
  }
}
