import type { BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { PeriodKind } from '@mimamori/policy/breakdown/period'
import { addPeriods, kindOfPeriod, lastBegunMonthOf, periodWith, yearBefore } from '@mimamori/policy/breakdown/period'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import {
  type BreakdownSearch,
  defaultMonth,
  figureElementId,
  figureSearch,
  filtersOf,
  NO_FILTERS,
  parseBreakdownAddress,
  type UnknownParameter,
} from '../../breakdown/breakdown-address.ts'
import { rememberPosition, takeRememberedPosition } from '../../breakdown/breakdown-position.ts'
import type { OpenFigureCases } from '../../breakdown/chart-point.tsx'
import { useDesk } from '../desk-context.tsx'

const MAX_FRAMES_TO_WAIT = 60

type SearchChange = { [Name in keyof BreakdownSearch]?: BreakdownSearch[Name] | undefined }

export type BreakdownState = {
  /** `2026-11`, `2026-Q4` or `2026` */
  readonly period: string
  readonly kind: PeriodKind
  /** the last month of the period that has begun */
  readonly lastMonth: string
  /** the period it is compared with */
  readonly compared: string
  readonly filters: BreakdownFilters
  /** parameters of the address that mean nothing */
  readonly unknown: readonly UnknownParameter[]
  readonly tab: 'period' | 'trend'
  readonly targetType: TargetType
  readonly asTable: boolean
  /** navigates; `undefined` removes a parameter */
  readonly go: (change: SearchChange, replace?: boolean) => void
  /** goes so many periods further; an own choice of what is compared goes with it */
  readonly move: (by: number) => void
  readonly setKind: (kind: PeriodKind) => void
  readonly setFilters: (filters: BreakdownFilters) => void
}

/** What the period of another kind is compared with: the year before stays the year before. */
const comparedLike = (period: string, compared: string, next: string) =>
  compared === yearBefore(period) && compared !== addPeriods(period, -1) ? yearBefore(next) : undefined

/** The breakdown's search parameters with defaults filled in, and functions that change them. */
export function useBreakdownState(): BreakdownState {
  const navigate = useNavigate()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const { search, unknown } = parseBreakdownAddress(useSearch({ from: '/breakdown' }), now)
  const period = search.period ?? defaultMonth(now)
  const compared = search.with ?? addPeriods(period, -1)
  const lastMonth = lastBegunMonthOf(period, now)
  const go = useCallback<BreakdownState['go']>(
    (change, replace = false) => {
      const next = Object.fromEntries(
        Object.entries({ ...search, period, ...change }).filter(([, value]) => value !== undefined),
      )
      void navigate({ to: '/breakdown', search: next, replace })
    },
    [navigate, search, period],
  )
  return {
    period,
    kind: kindOfPeriod(period),
    lastMonth,
    compared,
    filters: filtersOf(search),
    unknown,
    tab: search.tab ?? 'period',
    targetType: search.targetType ?? 'job',
    asTable: search.table === true,
    go,
    move: (by) => go({ period: addPeriods(period, by), with: search.with && addPeriods(search.with, by) }),
    setKind: (kind) => {
      const next = periodWith(lastMonth, kind)
      go({ period: next, with: comparedLike(period, compared, next) })
    },
    setFilters: (filters) => go({ ...NO_FILTERS, ...filters }, true),
  }
}

/** Opens the cases of a figure, and stores the scroll position for the return; `null`: this person may not see them. */
export function useOpenCases(scroller: RefObject<HTMLDivElement | null>, filters: BreakdownFilters): OpenFigureCases {
  const { me } = useDesk()
  const navigate = useNavigate()
  const { history } = useRouter()
  const open = useCallback<NonNullable<OpenFigureCases>>(
    (figure) => {
      const point = document.activeElement?.getAttribute('data-point') ?? figureElementId(figure)
      rememberPosition({ href: history.location.href, scrolled: scroller.current?.scrollTop ?? 0, point })
      void navigate({ to: '/breakdown/cases', search: figureSearch(figure, filters) })
    },
    [navigate, history, scroller, filters],
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
