import { managesDesk, may, type Permission } from '@mimamori/policy/staff/role-permissions'
import { type LinkOptions, linkOptions } from '@tanstack/react-router'
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
  type LucideIcon,
  Newspaper,
  Scale,
  ScanEye,
  ScrollText,
  Send,
  Settings,
  SlidersHorizontal,
  UserX,
} from 'lucide-react'
import { useCopy } from '../i18n/language-provider.tsx'
import { usePaletteCopy } from '../palette/palette-copy.ts'
import { useAdminCopy } from '../screens/admin/admin-copy.ts'
import { useDesk } from '../screens/desk-context.tsx'

/** A screen other than a queue: title, address, and the key that opens it. */
export type DeskScreen = {
  /** unique among the screens and queues in the palette, whose element ids contain it */
  readonly id: string
  readonly group: (typeof SCREEN_GROUPS)[number]
  readonly label: string
  readonly icon: LucideIcon
  /** the letter after G, as in `GO_KEYS` */
  readonly letter?: string
  readonly link: LinkOptions
}

/**
 * Groups of the menu. `work`: what waits outside the queues; `records`: figures, closings, account standards, notices, the
 * audit log, incidents; `setup`: catalogue, administration, own settings.
 */
export const SCREEN_GROUPS = ['work', 'records', 'setup'] as const

/** The screens this person may open, for the menu and the palette. */
export function useDeskScreens(): DeskScreen[] {
  const { role } = useDesk().me
  const { shell } = useCopy()
  const { screens } = usePaletteCopy()
  const admin = useAdminCopy()
  const ifPermitted = (permission: Permission, screen: DeskScreen) => (may(role, permission) ? [screen] : [])
  return [
    ...ifPermitted('cases.read', {
      id: 'patrol-page',
      group: 'work',
      label: screens.patrol,
      icon: BookOpenCheck,
      link: linkOptions({ to: '/patrol' }),
    }),
    ...ifPermitted('cases.decide', {
      id: 'own-decisions',
      group: 'work',
      label: screens.ownDay,
      icon: ListChecks,
      link: linkOptions({ to: '/own-decisions' }),
    }),
    ...ifPermitted('cases.read', {
      id: 'goWithdrawals',
      group: 'work',
      label: shell.withdrawals,
      icon: UserX,
      letter: 'W',
      link: linkOptions({ to: '/withdrawals', search: { view: 'waiting' } }),
    }),
    ...ifPermitted('cases.read', {
      id: 'goAppeals',
      group: 'work',
      label: shell.appeals,
      icon: Scale,
      letter: 'I',
      link: linkOptions({ to: '/appeals', search: { list: 'open' } }),
    }),
    {
      id: 'goDeliveries',
      group: 'work',
      label: screens.deliveries,
      icon: Send,
      letter: 'D',
      link: linkOptions({ to: '/deliveries', search: { list: 'held' } }),
    },
    ...ifPermitted('breakdown.read', {
      id: 'goBreakdown',
      group: 'records',
      label: screens.breakdown,
      icon: ChartNoAxesColumn,
      letter: 'B',
      link: linkOptions({ to: '/breakdown' }),
    }),
    ...ifPermitted('coverage.read', {
      id: 'coverage',
      group: 'records',
      label: screens.coverage,
      icon: ScanEye,
      link: linkOptions({ to: '/coverage' }),
    }),
    ...ifPermitted('track_record.read', {
      id: 'track-record',
      group: 'records',
      label: screens.trackRecord,
      icon: CircleCheck,
      link: linkOptions({ to: '/track-record' }),
    }),
    ...ifPermitted('closings.read', {
      id: 'closings',
      group: 'records',
      label: screens.closings,
      icon: CalendarCheck,
      link: linkOptions({ to: '/breakdown/close' }),
    }),
    ...ifPermitted('standards.read', {
      id: 'standards',
      group: 'records',
      label: screens.standards,
      icon: BadgeCheck,
      link: linkOptions({ to: '/standards' }),
    }),
    ...ifPermitted('notices.read', {
      id: 'notices',
      group: 'records',
      label: screens.notices,
      icon: Newspaper,
      link: linkOptions({ to: '/notices' }),
    }),
    {
      id: 'audit',
      group: 'records',
      label: screens.audit,
      icon: ScrollText,
      letter: 'A',
      link: linkOptions({ to: '/audit' }),
    },
    ...ifPermitted('incidents.read', {
      id: 'incidents',
      group: 'records',
      label: screens.incidents,
      icon: Eye,
      link: linkOptions({ to: '/incidents' }),
    }),
    ...ifPermitted('cases.read', {
      id: 'goCatalogue',
      group: 'setup',
      label: screens.catalogue,
      icon: LibraryBig,
      letter: 'C',
      link: linkOptions({ to: '/catalogue', search: { kind: 'template' } }),
    }),
    ...ifPermitted('models.read', {
      id: 'models',
      group: 'setup',
      label: screens.models,
      icon: FlaskConical,
      link: linkOptions({ to: '/models' }),
    }),
    ...(managesDesk(role)
      ? [
          {
            id: 'admin',
            group: 'setup',
            label: admin.title,
            icon: SlidersHorizontal,
            link: linkOptions({ to: '/admin/{-$section}' }),
          } as const,
        ]
      : []),
    {
      id: 'settings',
      group: 'setup',
      label: screens.settings,
      icon: Settings,
      link: linkOptions({ to: '/settings' }),
    },
  ]
}
