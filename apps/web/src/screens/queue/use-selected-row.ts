import type { View } from '@mimamori/contract/queue/queue-contract'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'

/** walking the list by a held key must not write an address a row */
const WRITE_DELAY_MS = 300

/** Keeps the selected row of the list in the address, so that Back and a reload select it again. */
export function useSelectedRow(view: View): (caseId: string) => void {
  const navigate = useNavigate()
  const { history } = useRouter()
  const timer = useRef<number | null>(null)
  useEffect(() => () => void (timer.current !== null && window.clearTimeout(timer.current)), [])
  return useCallback(
    (caseId) => {
      if (timer.current !== null) window.clearTimeout(timer.current)
      const write = () => {
        // another screen is opening: its address must not be overwritten
        if (history.location.pathname !== `/queue/${view}`) return
        void navigate({
          to: '/queue/$view',
          params: { view },
          search: (now) => ({ ...now, at: caseId }),
          replace: true,
          resetScroll: false,
        })
      }
      timer.current = window.setTimeout(write, WRITE_DELAY_MS)
    },
    [navigate, history, view],
  )
}
