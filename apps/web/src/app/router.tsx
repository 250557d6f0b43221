import type { Me } from '@mimamori/contract/staff/session-contract'
import { ENTRY_KINDS, type EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { DELIVERY_LISTS, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { startView } from '@mimamori/policy/people/queue-assignment-rules'
import { managesDesk, may } from '@mimamori/policy/staff/role-permissions'
import { createRoute, createRouter, redirect } from '@tanstack/react-router'

import type { AuditAddress } from '../audit/address.ts'
import type { IncidentAddress } from '../incidents/address.ts'
import { type ListSearch, listSearch } from '../queue/address.ts'
import type { SearchAddress } from '../search/address.ts'
import { daysIn, kindIn, onlyFor, onlyWith, readers, wordOf } from './addresses.ts'
import { appealSearch } from './appeal-search.ts'
import { breakdownRoutes } from './breakdown-routes.ts'
import { isView, type ReviewSearch, viewParams } from './list-place.ts'
import { noticeRoutes } from './notice-routes.ts'
import { PageFailed } from './page-failed.tsx'
import { PageMissing, root } from './root-route.ts'
import { screen } from './screen.tsx'
import { withdrawalSearch } from './withdrawal-views.ts'

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    if (!may(me.role, 'cases.read')) throw redirect({ to: '/admin/{-$section}' })
    throw redirect({ to: '/queue/$view', params: { view: startView(me) } })
  },
})

const queueRoute = createRoute({
  getParentRoute: () => root,
  path: '/queue/$view',
  params: viewParams,
  validateSearch: (search: Record<string, unknown>): ListSearch & { at?: string } => ({
    ...listSearch(search),
    ...wordOf(search, 'at'),
  }),
  beforeLoad: readers,
  component: screen(() => import('./queue-page.tsx'), 'QueuePage'),
})

const reviewRoute = createRoute({
  getParentRoute: () => root,
  path: '/review/$caseId',
  validateSearch: (search: Record<string, unknown>): ReviewSearch => ({
    queue: isView(search.queue) ? search.queue : 'flagged',
    ...listSearch(search),
  }),
  beforeLoad: readers,
  component: screen(() => import('./review-page.tsx'), 'ReviewPage'),
})

const patrolRoute = createRoute({
  getParentRoute: () => root,
  path: '/patrol',
  validateSearch: (search: Record<string, unknown>): ListSearch => listSearch(search),
  beforeLoad: readers,
  component: screen(() => import('./patrol-page.tsx'), 'PatrolPage'),
})

const bulkRoute = createRoute({
  getParentRoute: () => root,
  path: '/bulk',
  beforeLoad: readers,
  component: screen(() => import('./bulk-page.tsx'), 'BulkPage'),
})

const coverageRoute = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  validateSearch: daysIn,
  beforeLoad: onlyWith('coverage.read'),
  component: screen(() => import('./coverage-page.tsx'), 'CoveragePage'),
})

const memberRoute = createRoute({
  getParentRoute: () => root,
  path: '/members/$memberId',
  validateSearch: kindIn,
  beforeLoad: readers,
  component: screen(() => import('./member-page.tsx'), 'MemberPage'),
})

const deliveriesRoute = createRoute({
  getParentRoute: () => root,
  path: '/deliveries',
  validateSearch: (search: Record<string, unknown>): { list: DeliveryList } => ({
    list: DELIVERY_LISTS.find((list) => list === search.list) ?? 'held',
  }),
  component: screen(() => import('./deliveries-page.tsx'), 'DeliveriesPage'),
})

const appealsRoute = createRoute({
  getParentRoute: () => root,
  path: '/appeals',
  validateSearch: appealSearch,
  beforeLoad: readers,
  component: screen(() => import('./appeals-page.tsx'), 'AppealsPage'),
})

const withdrawalsRoute = createRoute({
  getParentRoute: () => root,
  path: '/withdrawals',
  validateSearch: withdrawalSearch,
  beforeLoad: readers,
  component: screen(() => import('./withdrawals-page.tsx'), 'WithdrawalsPage'),
})

const withdrawalRoute = createRoute({
  getParentRoute: () => root,
  path: '/withdrawals/$withdrawalId',
  beforeLoad: readers,
  component: screen(() => import('./withdrawal-page.tsx'), 'WithdrawalPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): AuditAddress => search,
  component: screen(() => import('./audit-page.tsx'), 'AuditPage'),
})

const incidentsRoute = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): IncidentAddress => search,
  beforeLoad: onlyWith('incidents.read'),
  component: screen(() => import('./incidents-page.tsx'), 'IncidentsPage'),
})

const searchRoute = createRoute({
  getParentRoute: () => root,
  path: '/search',
  // the page reads what it can mean; what reads it is not needed before
  validateSearch: (search: Record<string, unknown>): SearchAddress => search,
  beforeLoad: readers,
  component: screen(() => import('./search-page.tsx'), 'SearchPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: screen(() => import('./settings-page.tsx'), 'SettingsPage'),
})

const catalogueRoute = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: (search: Record<string, unknown>): { kind: EntryKind; id?: string; edit?: 'version' | 'new' } => ({
    kind: ENTRY_KINDS.find((kind) => kind === search.kind) ?? 'template',
    ...wordOf(search, 'id'),
    ...(search.edit === 'version' || search.edit === 'new' ? { edit: search.edit } : {}),
  }),
  beforeLoad: readers,
  component: screen(() => import('./catalogue-page.tsx'), 'CataloguePage'),
})

/** For whoever has a say in people or settings; `at` is what of the section is open. */
const adminRoute = createRoute({
  getParentRoute: () => root,
  path: '/admin/{-$section}',
  validateSearch: (search: Record<string, unknown>): { at?: string } => wordOf(search, 'at'),
  beforeLoad: onlyFor(managesDesk),
  component: screen(() => import('./admin-page.tsx'), 'AdminPage'),
})

/** The addresses of the desk. */
export function createDeskRouter(me: Me) {
  return createRouter({
    routeTree: root.addChildren([
      start,
      queueRoute,
      reviewRoute,
      patrolRoute,
      bulkRoute,
      coverageRoute,
      ...breakdownRoutes,
      ...noticeRoutes,
      memberRoute,
      deliveriesRoute,
      appealsRoute,
      withdrawalsRoute,
      withdrawalRoute,
      auditRoute,
      incidentsRoute,
      catalogueRoute,
      searchRoute,
      settingsRoute,
      adminRoute,
    ]),
    context: { me },
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageMissing,
    defaultPendingMs: 300,
  })
}

export type DeskRouter = ReturnType<typeof createDeskRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: DeskRouter
  }
}
