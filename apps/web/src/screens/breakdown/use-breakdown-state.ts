import { monthOf } from '@mimamori/policy/breakdown/japan-month'
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

/** The address with all that is usual filled in, and the way to another. */
export function useBreakdownState() {
  const navigate = useNavigate()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const search = parseBreakdownAddress(useSearch({ from: '/breakdown' }), now)
  const month = search.month ?? defaultMonth(now)
  const go = useCallback(
    (change: { [Name in keyof BreakdownSearch]?: BreakdownSearch[Name] | undefined }, replace = false) => {
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
  } as const
}
export type BreakdownState = ReturnType<typeof useBreakdownState>

/** To the cases of a figure, and back to the same place. */
export function useOpenCases(scroller: RefObject<HTMLDivElement | null>): OpenFigureCases {
  const { me } = useDesk()
  const navigate = useNavigate()
  const { history } = useRouter()
  const open = useCallback<NonNullable<OpenFigureCases>>(
    (behind) => {
      const point = document.activeElement?.getAttribute('data-point') ?? figureElementId(behind)
      rememberPosition({ href: history.location.href, scrolled: scroller.current?.scrollTop ?? 0, point })
      void navigate({ to: '/breakdown/cases', search: { ...behind } })
    },
    [navigate, history, scroller],
  )
  return may(me.role, 'breakdown.cases') ? open : null
}

/** Whoever comes back finds the place, and the focus on the figure they had opened, as soon as it is drawn. */
export function useRestoreScroll(scroller: RefObject<HTMLDivElement | null>, drawn: boolean): void {
  const { history } = useRouter()
  useLayoutEffect(() => {
    const place = drawn ? takeRememberedPosition(history.location.href) : null
    if (!place) return
    let frames = MAX_FRAMES_TO_WAIT
    let asked = 0
    const look = () => {
      const point = scroller.current?.querySelector<HTMLElement>(`[data-point="${CSS.escape(place.point)}"]`)
      if (!point && frames-- > 0) asked = requestAnimationFrame(look)
      if (!point || !scroller.current) return
      scroller.current.scrollTop = place.scrolled
      point.focus({ preventScroll: true })
    }
    look()
    return () => cancelAnimationFrame(asked)
  }, [drawn, history, scroller])
}
