import { managesDesk, may, type Permission } from '@mimamori/policy/staff/role-permissions'
import { type LinkOptions, linkOptions } from '@tanstack/react-router'
import {
  BookOpenCheck,
  CalendarCheck,
  ChartNoAxesColumn,
  Eye,
  LibraryBig,
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

/** A screen other than a queue: title, address, and the letter that opens it after G. */
export type DeskScreen = {
  readonly id: string
  readonly group: (typeof SCREEN_GROUPS)[number]
  readonly label: string
  readonly icon: LucideIcon
  readonly letter?: string
  readonly link: LinkOptions
}

/** Groups of the menu: work outside the queues, reports, administration. */
export const SCREEN_GROUPS = ['work', 'records', 'setup'] as const

/** The screens this person may open, for the menu and the palette. */
export function useDeskScreens(): DeskScreen[] {
  const { role } = useDesk().me
  const { shell } = useCopy()
  const { screens } = usePaletteCopy()
  const { title } = useAdminCopy()
  const where = (permission: Permission, screen: DeskScreen) => (may(role, permission) ? [screen] : [])
  return [
    ...where('cases.read', {
      id: 'patrol-page',
      group: 'work',
      label: screens.patrol,
      icon: BookOpenCheck,
      link: linkOptions({ to: '/patrol' }),
    }),
    ...where('cases.read', {
      id: 'goWithdrawals',
      group: 'work',
      label: shell.withdrawals,
      icon: UserX,
      letter: 'W',
      link: linkOptions({ to: '/withdrawals', search: { view: 'waiting' } }),
    }),
    ...where('cases.read', {
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
      label: shell.deliveries,
      icon: Send,
      letter: 'D',
      link: linkOptions({ to: '/deliveries', search: { list: 'held' } }),
    },
    ...where('breakdown.read', {
      id: 'goBreakdown',
      group: 'records',
      label: screens.breakdown,
      icon: ChartNoAxesColumn,
      letter: 'B',
      link: linkOptions({ to: '/breakdown' }),
    }),
    ...where('coverage.read', {
      id: 'coverage',
      group: 'records',
      label: shell.coverage,
      icon: ScanEye,
      link: linkOptions({ to: '/coverage' }),
    }),
    ...where('closings.read', {
      id: 'closings',
      group: 'records',
      label: screens.closings,
      icon: CalendarCheck,
      link: linkOptions({ to: '/breakdown/close' }),
    }),
    ...where('notices.read', {
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
    ...where('incidents.read', {
      id: 'incidents',
      group: 'records',
      label: screens.incidents,
      icon: Eye,
      link: linkOptions({ to: '/incidents' }),
    }),
    ...where('cases.read', {
      id: 'goCatalogue',
      group: 'setup',
      label: screens.catalogue,
      icon: LibraryBig,
      letter: 'C',
      link: linkOptions({ to: '/catalogue', search: { kind: 'template' } }),
    }),
    ...(managesDesk(role)
      ? [
          {
            id: 'admin',
            group: 'setup',
            label: title,
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
