import type { Permission } from '@mimamori/policy/staff/role-permissions'
import {
  AlarmClock,
  BellRing,
  ChartNoAxesColumnIncreasing,
  Eraser,
  Gavel,
  Hourglass,
  KeyRound,
  type LucideIcon,
  Newspaper,
  UserCheck,
  Users,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import type { AdminSectionProps } from './admin-section-props.ts'

type AdminSection = {
  readonly id:
    | 'people'
    | 'confirm'
    | 'apiKeys'
    | 'dueTimes'
    | 'reminders'
    | 'measures'
    | 'ladder'
    | 'notices'
    | 'retention'
    | 'erasure'
  readonly permission: Permission
  readonly icon: LucideIcon
  readonly Body: ComponentType<AdminSectionProps>
}

/** The sections of the administration in their order; each is loaded when it is opened. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  {
    id: 'people',
    permission: 'people.manage',
    icon: Users,
    Body: lazy(() =>
      import('../../people/people-section.tsx').then(({ PeopleSection }) => ({ default: PeopleSection })),
    ),
  },
  {
    id: 'confirm',
    permission: 'people.confirm',
    icon: UserCheck,
    Body: lazy(() =>
      import('../../eligibility/confirm-colleagues-section.tsx').then(
        ({ ConfirmColleaguesSection: ConfirmSection }) => ({
          default: ConfirmSection,
        }),
      ),
    ),
  },
  {
    id: 'apiKeys',
    permission: 'desk.manage',
    icon: KeyRound,
    Body: lazy(() =>
      import('../../api-keys/api-keys-section.tsx').then(({ ApiKeysSection: KeysSection }) => ({
        default: KeysSection,
      })),
    ),
  },
  {
    id: 'dueTimes',
    permission: 'due_times.set',
    icon: AlarmClock,
    Body: lazy(() =>
      import('../../due-times/due-times-section.tsx').then(({ DueTimesSection }) => ({ default: DueTimesSection })),
    ),
  },
  {
    id: 'reminders',
    permission: 'due_times.set',
    icon: BellRing,
    Body: lazy(() => import('./reminders-admin.tsx').then(({ RemindersAdmin }) => ({ default: RemindersAdmin }))),
  },
  {
    id: 'measures',
    permission: 'desk.manage',
    icon: Gavel,
    Body: lazy(() => import('./measures-admin.tsx').then(({ MeasuresAdmin }) => ({ default: MeasuresAdmin }))),
  },
  {
    id: 'ladder',
    permission: 'ladder.set',
    icon: ChartNoAxesColumnIncreasing,
    Body: lazy(() =>
      import('../../ledger/ladder-terms-section.tsx').then(({ LadderTermsSection }) => ({
        default: LadderTermsSection,
      })),
    ),
  },
  {
    id: 'notices',
    permission: 'desk.manage',
    icon: Newspaper,
    Body: lazy(() =>
      import('../../notices/notice-settings.tsx').then(({ NoticeSettings }) => ({ default: NoticeSettings })),
    ),
  },
  {
    id: 'retention',
    permission: 'desk.manage',
    icon: Hourglass,
    Body: lazy(() =>
      import('../../retention/retention-section.tsx').then(({ RetentionSection }) => ({ default: RetentionSection })),
    ),
  },
  {
    id: 'erasure',
    permission: 'members.erase',
    icon: Eraser,
    Body: lazy(() =>
      import('../../erasure/erasure-section.tsx').then(({ ErasureSection }) => ({ default: ErasureSection })),
    ),
  },
]
