import { createRoute } from '@tanstack/react-router'
import type { BreakdownAddress, CasesAddress } from '../breakdown/address.ts'
import { monthIn, onlyWith } from './addresses.ts'
import { root } from './root-route.ts'
import { screen } from './screen.tsx'

const month = createRoute({
  getParentRoute: () => root,
  path: '/breakdown',
  // the pages read what it can mean, and say who may see them
  validateSearch: (search: Record<string, unknown>): BreakdownAddress => search,
  component: screen(() => import('./breakdown-page.tsx'), 'BreakdownPage'),
})

const cases = createRoute({
  getParentRoute: () => root,
  path: '/breakdown/cases',
  validateSearch: (search: Record<string, unknown>): CasesAddress => search,
  component: screen(() => import('./breakdown-cases-page.tsx'), 'BreakdownCasesPage'),
})

const closing = createRoute({
  getParentRoute: () => root,
  path: '/breakdown/close',
  validateSearch: monthIn,
  beforeLoad: onlyWith('closings.read'),
  component: screen(() => import('./closing-page.tsx'), 'ClosingPage'),
})

/** The monthly breakdown, the cases behind its figures, and how months are closed. */
export const breakdownRoutes = [month, cases, closing] as const
