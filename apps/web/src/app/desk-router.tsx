import type { Me } from '@mimamori/contract/staff/session-contract'
import { ENTRY_KINDS, type EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { DELIVERY_LISTS, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { startView } from '@mimamori/policy/people/queue-assignment-rules'
import { managesDesk, may } from '@mimamori/policy/staff/role-permissions'
import { createRoute, createRouter, type Router, redirect } from '@tanstack/react-router'
import { type ListSearch, parseListSearch } from '../queue/queue-address.ts'
import { parseAppealSearch } from '../screens/appeals/appeal-search-params.ts'
import { PageFailed } from '../screens/page-failed.tsx'
import { isView, type ReviewSearch, viewParams } from '../screens/queue-place.ts'
import { requireCaseReader, requirePermission, requireRoleWhere } from '../screens/route-guards.ts'
import { textParam } from '../screens/route-params.ts'
import { parseWithdrawalSearch } from '../screens/withdrawals/withdrawal-views.ts'
import type { SearchAddress } from '../search/search-address.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { recordRoutes } from './record-routes.ts'
import { PageMissing, rootRoute } from './root-route.ts'

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    if (!may(me.role, 'cases.read')) throw redirect({ to: '/admin/{-$section}' })
    throw redirect({ to: '/queue/$view', params: { view: startView(me) } })
  },
})

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue/$view',
  params: viewParams,
  validateSearch: (search: Record<string, unknown>): ListSearch & { at?: string } => ({
    ...parseListSearch(search),
    ...textParam(search, 'at'),
  }),
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/queue/queue-page.tsx'), 'QueuePage'),
})

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review/$caseId',
  validateSearch: (search: Record<string, unknown>): ReviewSearch => ({
    queue: isView(search.queue) ? search.queue : 'flagged',
    ...parseListSearch(search),
  }),
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/review/review-page.tsx'), 'ReviewPage'),
})

const patrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/patrol',
  validateSearch: (search: Record<string, unknown>): ListSearch => parseListSearch(search),
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/patrol/patrol-page.tsx'), 'PatrolPage'),
})

const bulkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bulk',
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/bulk/bulk-page.tsx'), 'BulkPage'),
})

const ownDayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/own-decisions',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): { span?: string } => textParam(search, 'span'),
  beforeLoad: requirePermission('cases.decide'),
  component: lazyScreen(() => import('../screens/own-day/own-day-page.tsx'), 'OwnDayPage'),
})

/** `kit`: the test kit that is open. */
const modelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): { kit?: string } => textParam(search, 'kit'),
  beforeLoad: requirePermission('models.read'),
  component: lazyScreen(() => import('../screens/detection-models/detection-models-page.tsx'), 'DetectionModelsPage'),
})

const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members/$memberId',
  // the page reads what it can mean
  validateSearch: (search: Record<string, unknown>): { kind?: unknown } => search,
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/members/member-page.tsx'), 'MemberPage'),
})

const deliveriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/deliveries',
  validateSearch: (search: Record<string, unknown>): { list: DeliveryList } => ({
    list: DELIVERY_LISTS.find((list) => list === search.list) ?? 'held',
  }),
  component: lazyScreen(() => import('../screens/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
})

const appealsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/appeals',
  validateSearch: parseAppealSearch,
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/appeals/appeals-page.tsx'), 'AppealsPage'),
})

const withdrawalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/withdrawals',
  validateSearch: parseWithdrawalSearch,
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/withdrawals/withdrawals-page.tsx'), 'WithdrawalsPage'),
})

const withdrawalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/withdrawals/$withdrawalId',
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/withdrawals/withdrawal-page.tsx'), 'WithdrawalPage'),
})

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  // the page reads what it can mean; what reads it is not needed before
  validateSearch: (search: Record<string, unknown>): SearchAddress => search,
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/search/search-page.tsx'), 'SearchPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyScreen(() => import('../screens/settings/settings-page.tsx'), 'SettingsPage'),
})

type CatalogueAddress = { kind: EntryKind; use?: string; id?: string; edit?: 'version' | 'new' }

const catalogueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/catalogue',
  // `use`: what the templates listed are for
  validateSearch: (search: Record<string, unknown>): CatalogueAddress => ({
    kind: ENTRY_KINDS.find((kind) => kind === search.kind) ?? 'template',
    ...textParam(search, 'use'),
    ...textParam(search, 'id'),
    ...(search.edit === 'version' || search.edit === 'new' ? { edit: search.edit } : {}),
  }),
  beforeLoad: requireCaseReader,
  component: lazyScreen(() => import('../screens/catalogue/catalogue-page.tsx'), 'CataloguePage'),
})

/** For people who manage accounts or settings; `at`: what is open in the section. */
const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/{-$section}',
  validateSearch: (search: Record<string, unknown>): { at?: string } => textParam(search, 'at'),
  beforeLoad: requireRoleWhere(managesDesk),
  component: lazyScreen(() => import('../screens/admin/admin-page.tsx'), 'AdminPage'),
})

const routeTree = rootRoute.addChildren([
  startRoute,
  queueRoute,
  reviewRoute,
  patrolRoute,
  bulkRoute,
  ownDayRoute,
  modelsRoute,
  ...recordRoutes,
  memberRoute,
  deliveriesRoute,
  appealsRoute,
  withdrawalsRoute,
  withdrawalRoute,
  catalogueRoute,
  searchRoute,
  settingsRoute,
  adminRoute,
])

export type DeskRouter = Router<typeof routeTree>

/** The router of the desk for this person. */
export function createDeskRouter(me: Me): DeskRouter {
  return createRouter({
    routeTree,
    context: { me },
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageMissing,
    defaultPendingMs: 300,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: DeskRouter
  }
}
