import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import {
  type BreakdownSearch,
  defaultMonth,
  figureElementId,
  parseBreakdownAddress,
} from '../../breakdown/breakdown-address.ts'
import { rememberPosition, takeRememberedPosition } from '../../breakdown/breakdown-position.ts'
import type { OpenFigureCases } from '../../breakdown/chart-point.tsx'
import { useDesk } from '../desk-context.tsx'

const MAX_FRAMES_TO_WAIT = 60

export type BreakdownState = {
  /** `YYYY-MM`, as is `running`, the current month in Japan */
  readonly month: string
  readonly running: string
  readonly tab: 'month' | 'trend'
  readonly targetType: TargetType
  readonly asTable: boolean
  /** navigates; `undefined` removes a parameter */
  readonly go: (
    change: { [Name in keyof BreakdownSearch]?: BreakdownSearch[Name] | undefined },
    replace?: boolean,
  ) => void
}

/** The breakdown's search parameters with defaults filled in, and a function that changes them. */
export function useBreakdownState(): BreakdownState {
  const navigate = useNavigate()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const search = parseBreakdownAddress(useSearch({ from: '/breakdown' }), now)
  const month = search.month ?? defaultMonth(now)
  const go = useCallback<BreakdownState['go']>(
    (change, replace = false) => {
      const next = Object.fromEntries(
        Object.entries({ ...search, month, ...change }).filter(([, value]) => value !== undefined),
      )
      void navigate({ to: '/breakdown', search: next, replace })
    },
    [navigate, search, month],
  )
  return {
    month,
    running: monthOf(now),
    tab: search.tab ?? 'month',
    targetType: search.targetType ?? 'job',
    asTable: search.table === true,
    go,
  }
}

/** Opens the cases of a figure, and stores the scroll position for the return; `null`: this person may not see them. */
export function useOpenCases(scroller: RefObject<HTMLDivElement | null>): OpenFigureCases {
  const { me } = useDesk()
  const navigate = useNavigate()
  const { history } = useRouter()
  const open = useCallback<NonNullable<OpenFigureCases>>(
    (figure) => {
      const point = document.activeElement?.getAttribute('data-point') ?? figureElementId(figure)
      rememberPosition({ href: history.location.href, scrolled: scroller.current?.scrollTop ?? 0, point })
      void navigate({ to: '/breakdown/cases', search: { ...figure } })
    },
    [navigate, history, scroller],
  )
  return may(me.role, 'breakdown.cases') ? open : null
}

/** Restores the scroll position and the focus on the opened figure, once `drawn`; waits `MAX_FRAMES_TO_WAIT` frames for it. */
export function useRestoreScroll(scroller: RefObject<HTMLDivElement | null>, drawn: boolean): void {
  const { history } = useRouter()
  useLayoutEffect(() => {
    const place = drawn ? takeRememberedPosition(history.location.href) : null
    if (!place) return
    let frames = MAX_FRAMES_TO_WAIT
    let request = 0
    const restore = () => {
      const point = scroller.current?.querySelector<HTMLElement>(`[data-point="${CSS.escape(place.point)}"]`)
      if (!point && frames-- > 0) request = requestAnimationFrame(restore)
      if (!point || !scroller.current) return
      scroller.current.scrollTop = place.scrolled
      point.focus({ preventScroll: true })
    }
    restore()
    return () => cancelAnimationFrame(request)
  }, [drawn, history, scroller])
}
