import type { Me } from '@mimamori/contract/staff/session-contract'
import { ENTRY_KINDS, type EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { DELIVERY_LISTS, type DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { startView } from '@mimamori/policy/people/queue-assignment-rules'
import { managesDesk, may } from '@mimamori/policy/staff/role-permissions'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import {
  BadgeCheck,
  BookOpenCheck,
  CalendarCheck,
  ChartNoAxesColumn,
  CircleCheck,
  Eye,
  FlaskConical,
  LibraryBig,
  ListChecks,
  Newspaper,
  Scale,
  ScanEye,
  ScrollText,
  Send,
  Settings,
  SlidersHorizontal,
  UserX,
} from 'lucide-react'
import type { AuditAddress } from '../audit/audit-address.ts'
import type { BreakdownAddress, FigureCasesAddress } from '../breakdown/breakdown-address.ts'
import type { IncidentAddress } from '../incidents/incident-address.ts'
import { type ListSearch, parseListSearch } from '../queue/queue-address.ts'
import { parseAppealSearch } from '../screens/appeals/appeal-search-params.ts'
import { isView, type ReviewSearch, viewParams } from '../screens/queue-place.ts'
import { type DeskScreen, requireAccess } from '../screens/route-guards.ts'
import { dayRangeParams, textParam } from '../screens/route-params.ts'
import type { TrackRecordAddress } from '../screens/track-record/track-record-address.ts'
import { parseWithdrawalSearch } from '../screens/withdrawals/withdrawal-views.ts'
import type { SearchAddress } from '../search/search-address.ts'
import type { StandardsAddress } from '../standards/standards-address.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { Shell } from './shell.tsx'

export const PageMissing = lazyRouteComponent(() => import('../screens/page-missing.tsx'), 'PageMissing')

/** Root route: renders the frame around every screen. */
export const rootRoute = createRootRouteWithContext<{ me: Me }>()({ component: Shell, notFoundComponent: PageMissing })

type Search = Record<string, unknown>

/** For a page that reads itself what its address can mean. */
const asItIs = <Address extends object>(search: Search): Address => search as Address

/** What every screen has: who may open it, and its place in the menu and the palette. */
const screen = (own: DeskScreen) => ({
  getParentRoute: () => rootRoute,
  beforeLoad: requireAccess(own),
  staticData: { screen: own },
})

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context: { me } }) => {
    if (!may(me.role, 'cases.read')) throw redirect({ to: '/admin/{-$section}' })
    throw redirect({ to: '/queue/$view', params: { view: startView(me) } })
  },
})

/**
 * Every screen of the desk, once: its address and what it means, who may open it, its place in the menu and the palette, the letter
 * that opens it after G, and its page. Its name is in the words of the palette, by its id.
 */
export const SCREENS = [
  startRoute,
  createRoute({
    ...screen({ access: 'cases.read' }),
    path: '/queue/$view',
    params: viewParams,
    validateSearch: (search: Search): ListSearch & { at?: string } => ({
      ...parseListSearch(search),
      ...textParam(search, 'at'),
    }),
    component: lazyScreen(() => import('../screens/queue/queue-page.tsx'), 'QueuePage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read' }),
    path: '/review/$caseId',
    validateSearch: (search: Search): ReviewSearch => ({
      queue: isView(search.queue) ? search.queue : 'flagged',
      ...parseListSearch(search),
    }),
    component: lazyScreen(() => import('../screens/review/review-page.tsx'), 'ReviewPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read' }),
    path: '/search',
    validateSearch: asItIs<SearchAddress>,
    component: lazyScreen(() => import('../screens/search/search-page.tsx'), 'SearchPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read' }),
    path: '/bulk',
    component: lazyScreen(() => import('../screens/bulk/bulk-page.tsx'), 'BulkPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read' }),
    path: '/members/$memberId',
    validateSearch: asItIs<{ kind?: unknown }>,
    component: lazyScreen(() => import('../screens/members/member-page.tsx'), 'MemberPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read', menu: { id: 'patrol-page', group: 'work', icon: BookOpenCheck } }),
    path: '/patrol',
    validateSearch: parseListSearch,
    component: lazyScreen(() => import('../screens/patrol/patrol-page.tsx'), 'PatrolPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.decide', menu: { id: 'own-decisions', group: 'work', icon: ListChecks } }),
    path: '/own-decisions',
    validateSearch: (search: Search): { span?: string } => textParam(search, 'span'),
    component: lazyScreen(() => import('../screens/own-day/own-day-page.tsx'), 'OwnDayPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read', menu: { id: 'withdrawals', group: 'work', icon: UserX, letter: 'W' } }),
    path: '/withdrawals',
    validateSearch: parseWithdrawalSearch,
    component: lazyScreen(() => import('../screens/withdrawals/withdrawals-page.tsx'), 'WithdrawalsPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read' }),
    path: '/withdrawals/$withdrawalId',
    component: lazyScreen(() => import('../screens/withdrawals/withdrawal-page.tsx'), 'WithdrawalPage'),
  }),
  createRoute({
    ...screen({ access: 'cases.read', menu: { id: 'appeals', group: 'work', icon: Scale, letter: 'I' } }),
    path: '/appeals',
    validateSearch: parseAppealSearch,
    component: lazyScreen(() => import('../screens/appeals/appeals-page.tsx'), 'AppealsPage'),
  }),
  createRoute({
    ...screen({ menu: { id: 'deliveries', group: 'work', icon: Send, letter: 'D' } }),
    path: '/deliveries',
    validateSearch: (search: Search): { list: DeliveryList } => ({
      list: DELIVERY_LISTS.find((list) => list === search.list) ?? 'held',
    }),
    component: lazyScreen(() => import('../screens/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
  }),

  createRoute({
    ...screen({
      access: 'breakdown.read',
      menu: { id: 'breakdown', group: 'records', icon: ChartNoAxesColumn, letter: 'B' },
    }),
    path: '/breakdown',
    validateSearch: asItIs<BreakdownAddress>,
    component: lazyScreen(() => import('../screens/breakdown/breakdown-page.tsx'), 'BreakdownPage'),
  }),
  createRoute({
    ...screen({ access: 'breakdown.cases' }),
    path: '/breakdown/cases',
    validateSearch: asItIs<FigureCasesAddress>,
    component: lazyScreen(() => import('../screens/breakdown/breakdown-cases-page.tsx'), 'BreakdownCasesPage'),
  }),
  createRoute({
    ...screen({ access: 'coverage.read', menu: { id: 'coverage', group: 'records', icon: ScanEye } }),
    path: '/coverage',
    validateSearch: dayRangeParams,
    component: lazyScreen(() => import('../screens/coverage/coverage-page.tsx'), 'CoveragePage'),
  }),
  createRoute({
    ...screen({ access: 'track_record.read', menu: { id: 'track-record', group: 'records', icon: CircleCheck } }),
    path: '/track-record',
    validateSearch: asItIs<TrackRecordAddress>,
    component: lazyScreen(() => import('../screens/track-record/track-record-page.tsx'), 'TrackRecordPage'),
  }),
  createRoute({
    ...screen({ access: 'closings.read', menu: { id: 'closings', group: 'records', icon: CalendarCheck } }),
    path: '/breakdown/close',
    validateSearch: asItIs<{ month?: unknown }>,
    component: lazyScreen(() => import('../screens/closings/closing-page.tsx'), 'ClosingPage'),
  }),
  createRoute({
    ...screen({ access: 'breakdown.cases' }),
    path: '/breakdown/close/changes',
    validateSearch: asItIs<{ closing?: unknown; row?: unknown }>,
    component: lazyScreen(() => import('../screens/closings/closing-changes-page.tsx'), 'ClosingChangesPage'),
  }),
  createRoute({
    ...screen({ access: 'standards.read', menu: { id: 'standards', group: 'records', icon: BadgeCheck } }),
    path: '/standards',
    validateSearch: asItIs<StandardsAddress>,
    component: lazyScreen(() => import('../screens/standards/standards-page.tsx'), 'StandardsPage'),
  }),
  createRoute({
    ...screen({ access: 'notices.read', menu: { id: 'notices', group: 'records', icon: Newspaper } }),
    path: '/notices',
    component: lazyScreen(() => import('../screens/notices/notices-page.tsx'), 'NoticesPage'),
  }),
  createRoute({
    ...screen({ access: 'notices.read' }),
    path: '/notices/$noticeId',
    component: lazyScreen(() => import('../screens/notices/notice-page.tsx'), 'NoticePage'),
  }),
  createRoute({
    ...screen({ menu: { id: 'audit', group: 'records', icon: ScrollText, letter: 'A' } }),
    path: '/audit',
    validateSearch: asItIs<AuditAddress>,
    component: lazyScreen(() => import('../screens/audit/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    ...screen({ access: 'incidents.read', menu: { id: 'incidents', group: 'records', icon: Eye } }),
    path: '/incidents',
    validateSearch: asItIs<IncidentAddress>,
    component: lazyScreen(() => import('../screens/incidents/incidents-page.tsx'), 'IncidentsPage'),
  }),

  createRoute({
    ...screen({ access: 'cases.read', menu: { id: 'catalogue', group: 'setup', icon: LibraryBig, letter: 'C' } }),
    path: '/catalogue',
    // `use`: what the templates listed are for
    validateSearch: (search: Search): { kind: EntryKind; use?: string; id?: string; edit?: 'version' | 'new' } => ({
      kind: ENTRY_KINDS.find((kind) => kind === search.kind) ?? 'template',
      ...textParam(search, 'use'),
      ...textParam(search, 'id'),
      ...(search.edit === 'version' || search.edit === 'new' ? { edit: search.edit } : {}),
    }),
    component: lazyScreen(() => import('../screens/catalogue/catalogue-page.tsx'), 'CataloguePage'),
  }),
  createRoute({
    ...screen({ access: 'models.read', menu: { id: 'models', group: 'setup', icon: FlaskConical } }),
    path: '/models',
    // `kit`: the test kit that is open
    validateSearch: (search: Search): { kit?: string } => textParam(search, 'kit'),
    component: lazyScreen(() => import('../screens/detection-models/detection-models-page.tsx'), 'DetectionModelsPage'),
  }),
  createRoute({
    ...screen({ access: managesDesk, menu: { id: 'admin', group: 'setup', icon: SlidersHorizontal } }),
    path: '/admin/{-$section}',
    // `at`: what is open in the section
    validateSearch: (search: Search): { at?: string } => textParam(search, 'at'),
    component: lazyScreen(() => import('../screens/admin/admin-page.tsx'), 'AdminPage'),
  }),
  createRoute({
    ...screen({ menu: { id: 'settings', group: 'setup', icon: Settings } }),
    path: '/settings',
    component: lazyScreen(() => import('../screens/settings/settings-page.tsx'), 'SettingsPage'),
  }),
] as const
