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

const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  // the pages say who may see them
  component: lazyScreen(() => import('../screens/notices/notices-page.tsx'), 'NoticesPage'),
})

const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices/$noticeId',
  component: lazyScreen(() => import('../screens/notices/notice-page.tsx'), 'NoticePage'),
})

/** The monthly breakdown, the cases behind its figures, how months are closed, and the monthly notices. */
export const monthRoutes = [monthRoute, casesRoute, closingRoute, noticesRoute, noticeRoute] as const
