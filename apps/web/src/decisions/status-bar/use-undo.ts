import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { undoUnderway } from '../../api/acts-underway.ts'
import { queries } from '../../api/api-queries.ts'
import { afterFirstPaint, preload } from '../../api/idle-loading.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useAnnounce } from '../../parts/announcer.tsx'

/** within this time the case that an undo returned is on screen */
const RETURNED_MS = 2_000

const loadUndo = () => import('./perform-undo.ts')

/** Takes what an undo returned onto a screen; answers whether it is shown there. */
export type TakeReturned = (undone: UndoneAct) => boolean

export type Undo = {
  /** Undoes this act, else the last one, from whichever page it came. */
  readonly undo: (actId?: string) => void
  /** Lets a screen take what is returned to it. Answers how to stop. */
  readonly onReturned: (take: TakeReturned) => () => void
  /** the case that an undo has just brought on screen: the undo is read out, not its title */
  readonly returned: { current: string | null }
}

/**
 * Undoes acts one after another, in the order they were asked for; one that is on its way once the desk has it. What was undone
 * is named, and its case comes back on screen, by `open` unless a screen takes it.
 */
export function useUndo(refresh: () => void, forget: (caseId: string) => void, open: (caseId: string) => void): Undo {
  const announce = useAnnounce()
  const copy = useCopy()
  const { language } = useLanguage()
  const cache = useQueryClient()
  const screens = useRef(new Set<TakeReturned>())
  const returned = useRef<string | null>(null)
  const last = useRef<Promise<void>>(Promise.resolve())
  useEffect(() => preload(afterFirstPaint(loadUndo)), [])

  const show = useCallback(
    (undone: UndoneAct) => {
      for (const { caseId } of undone.returned) {
        forget(caseId)
        void cache.invalidateQueries({ queryKey: queries.notes.list.queryKey({ input: { caseId } }) })
      }
      const taken = [...screens.current].some((take) => take(undone))
      const first = undone.returned.find(({ fence }) => fence !== null)
      if (first && !taken) {
        returned.current = first.caseId
        setTimeout(() => {
          returned.current = null
        }, RETURNED_MS)
        open(first.caseId)
      }
    },
    [forget, cache, open],
  )
  const undo = useCallback(
    (chosen?: string) => {
      const underway = chosen === undefined ? undoUnderway() : null
      last.current = last.current.then(async () => {
        const part = await loadUndo().catch(() => null)
        if (!part) return announce(copy.errors.network, true)
        const { undone, message } = await part.performUndo(chosen ?? null, underway, copy, language)
        if (undone) show(undone)
        announce(message, true)
        refresh()
      })
    },
    [announce, show, copy, language, refresh],
  )
  const onReturned = useCallback((take: TakeReturned) => {
    screens.current.add(take)
    return () => void screens.current.delete(take)
  }, [])
  return useMemo(() => ({ undo, onReturned, returned }), [undo, onReturned])
}
