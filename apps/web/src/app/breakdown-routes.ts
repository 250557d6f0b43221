import { createRoute } from '@tanstack/react-router'
import type { BreakdownAddress, FigureCasesAddress } from '../breakdown/breakdown-address.ts'
import { requirePermission } from '../screens/route-guards.ts'
import { monthParam } from '../screens/route-params.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { rootRoute } from './root-route.ts'

const monthRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/breakdown',
  // the page parses the address, and checks the permission
  validateSearch: (search: Record<string, unknown>): BreakdownAddress => search,
  component: lazyScreen(() => import('../screens/breakdown/breakdown-page.tsx'), 'BreakdownPage'),
})

const casesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/breakdown/cases',
  validateSearch: (search: Record<string, unknown>): FigureCasesAddress => search,
  component: lazyScreen(() => import('../screens/breakdown/breakdown-cases-page.tsx'), 'BreakdownCasesPage'),
})

const closingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/breakdown/close',
  validateSearch: monthParam,
  beforeLoad: requirePermission('closings.read'),
  component: lazyScreen(() => import('../screens/closings/closing-page.tsx'), 'ClosingPage'),
})

/** The monthly breakdown, the cases behind its figures, and how months are closed. */
export const breakdownRoutes = [monthRoute, casesRoute, closingRoute] as const
