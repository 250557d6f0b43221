import { createRoute } from '@tanstack/react-router'
import type { AuditAddress } from '../audit/audit-address.ts'
import type { BreakdownAddress, FigureCasesAddress } from '../breakdown/breakdown-address.ts'
import type { IncidentAddress } from '../incidents/incident-address.ts'
import { requirePermission } from '../screens/route-guards.ts'
import { dayRangeParams } from '../screens/route-params.ts'
import type { TrackRecordAddress } from '../screens/track-record/track-record-address.ts'
import type { StandardsAddress } from '../standards/standards-address.ts'
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
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): { month?: unknown } => search,
  beforeLoad: requirePermission('closings.read'),
  component: lazyScreen(() => import('../screens/closings/closing-page.tsx'), 'ClosingPage'),
})

const closingChangesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/breakdown/close/changes',
  // the page reads what it can mean, and says who may see it
  validateSearch: (search: Record<string, unknown>): { closing?: unknown; row?: unknown } => search,
  component: lazyScreen(() => import('../screens/closings/closing-changes-page.tsx'), 'ClosingChangesPage'),
})

const standardsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/standards',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): StandardsAddress => search,
  beforeLoad: requirePermission('standards.read'),
  component: lazyScreen(() => import('../screens/standards/standards-page.tsx'), 'StandardsPage'),
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

const coverageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/coverage',
  validateSearch: dayRangeParams,
  beforeLoad: requirePermission('coverage.read'),
  component: lazyScreen(() => import('../screens/coverage/coverage-page.tsx'), 'CoveragePage'),
})

const trackRecordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/track-record',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): TrackRecordAddress => search,
  beforeLoad: requirePermission('track_record.read'),
  component: lazyScreen(() => import('../screens/track-record/track-record-page.tsx'), 'TrackRecordPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): AuditAddress => search,
  component: lazyScreen(() => import('../screens/audit/audit-page.tsx'), 'AuditPage'),
})

const incidentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): IncidentAddress => search,
  beforeLoad: requirePermission('incidents.read'),
  component: lazyScreen(() => import('../screens/incidents/incidents-page.tsx'), 'IncidentsPage'),
})

/** What the desk keeps a record of: the breakdown with its closings and notices, account standards, coverage, detection, the audit log, and who saw what. */
export const recordRoutes = [
  monthRoute,
  casesRoute,
  closingRoute,
  closingChangesRoute,
  standardsRoute,
  noticesRoute,
  noticeRoute,
  coverageRoute,
  trackRecordRoute,
  auditRoute,
  incidentsRoute,
] as const
