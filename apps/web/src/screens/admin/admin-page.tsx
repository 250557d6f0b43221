import type { Me } from '@mimamori/contract/staff/session-contract'
import type { SettingArea } from '@mimamori/policy/ledger/loosening-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import {
  AlarmClock,
  BellRing,
  ChartNoAxesColumnIncreasing,
  Eraser,
  Gavel,
  Hourglass,
  KeyRound,
  Newspaper,
  UserCheck,
  Users,
} from 'lucide-react'
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react'
import { SettingProposal } from '../../eligibility/setting-proposal.tsx'
import { useEligibilityQuery } from '../../eligibility/use-eligibility-query.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'
import { PageMissing } from '../page-missing.tsx'
import { PageTitle } from '../page-title.tsx'

type SectionProps = {
  me: Me
  /** what of the section is open, as the address has it */
  at: string | undefined
  onGo: (at: string | undefined) => void
}

/** A section is loaded when it is opened. */
const lazySection = <Module extends object>(load: () => Promise<Module>, name: keyof Module) =>
  lazy(async () => ({ default: (await load())[name] as ComponentType<SectionProps> }))

/** `about`: a change of these settings may wait for a lead, and stands above them. */
const SECTIONS = [
  {
    id: 'people',
    permission: 'people.manage',
    icon: Users,
    Body: lazySection(() => import('../../people/people-section.tsx'), 'PeopleSection'),
  },
  {
    id: 'confirm',
    permission: 'people.confirm',
    icon: UserCheck,
    Body: lazySection(() => import('../../eligibility/confirm-colleagues-section.tsx'), 'ConfirmColleaguesSection'),
  },
  {
    id: 'apiKeys',
    permission: 'desk.manage',
    icon: KeyRound,
    Body: lazySection(() => import('../../api-keys/api-keys-section.tsx'), 'ApiKeysSection'),
  },
  {
    id: 'dueTimes',
    permission: 'due_times.set',
    icon: AlarmClock,
    Body: lazySection(() => import('../../due-times/due-times-section.tsx'), 'DueTimesSection'),
  },
  {
    id: 'reminders',
    permission: 'due_times.set',
    icon: BellRing,
    about: 'money',
    Body: lazySection(() => import('../../reminders/reminder-settings-section.tsx'), 'ReminderSettingsSection'),
  },
  {
    id: 'measures',
    permission: 'desk.manage',
    icon: Gavel,
    about: 'measures',
    Body: lazySection(() => import('../../ledger/measure-settings-section.tsx'), 'MeasureSettingsSection'),
  },
  {
    id: 'ladder',
    permission: 'ladder.set',
    icon: ChartNoAxesColumnIncreasing,
    Body: lazySection(() => import('../../ledger/measure-settings-section.tsx'), 'LadderTermsSection'),
  },
  {
    id: 'notices',
    permission: 'desk.manage',
    icon: Newspaper,
    Body: lazySection(() => import('../../notices/notice-settings.tsx'), 'NoticeSettings'),
  },
  {
    id: 'retention',
    permission: 'desk.manage',
    icon: Hourglass,
    Body: lazySection(() => import('../../retention/retention-section.tsx'), 'RetentionSection'),
  },
  {
    id: 'erasure',
    permission: 'members.erase',
    icon: Eraser,
    Body: lazySection(() => import('../../erasure/erasure-section.tsx'), 'ErasureSection'),
  },
] as const

/** People and settings of the desk: the sections on the left, the one that is open on the right. */
export function AdminPage(): ReactNode {
  const admin = useMessages('admin')
  const { me } = useDesk()
  const { section: named = '' } = useParams({ strict: false })
  const { at } = useSearch({ strict: false })
  const navigate = useNavigate()
  const open = SECTIONS.filter(({ permission }) => may(me.role, permission))
  const shown = named === '' ? open[0] : open.find(({ id }) => id === named)
  const go = (id: string) => (next: string | undefined) =>
    void navigate({
      to: '/admin/{-$section}',
      params: { section: id },
      search: next === undefined ? {} : { at: next },
    })
  return (
    <div className="grid h-full grid-cols-[208px_minmax(0,1fr)] max-sheet:grid-cols-1 max-sheet:grid-rows-[auto_minmax(0,1fr)]">
      <div className="border-r border-line bg-panel px-2 py-3 max-sheet:border-r-0 max-sheet:border-b max-sheet:py-2">
        <div className="px-2 pb-2">
          <PageTitle>{admin.title}</PageTitle>
        </div>
        <nav aria-label={admin.sections}>
          <ul className="grid gap-0.5 max-sheet:flex max-sheet:overflow-x-auto">
            {open.map(({ id, icon: Icon }) => (
              <li key={id}>
                <Link
                  to="/admin/{-$section}"
                  params={{ section: id }}
                  {...(shown?.id === id ? { 'aria-current': 'page' as const } : {})}
                  className="flex min-h-8 items-center gap-2 rounded-md px-2 whitespace-nowrap text-ink2 hover:bg-hover hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:font-semibold aria-[current=page]:text-ink"
                >
                  <Icon size={16} aria-hidden="true" />
                  {admin[id]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div className="relative min-h-0 min-w-0 overflow-y-auto">
        {shown ? (
          <Suspense fallback={<SkeletonRows rows={8} label={admin[shown.id]} />}>
            {'about' in shown ? <WaitingSettings about={shown.about} /> : null}
            <shown.Body me={me} at={at} onGo={go(shown.id)} />
          </Suspense>
        ) : (
          <PageMissing />
        )}
      </div>
    </div>
  )
}

/** A change of settings that waits for a lead. */
function WaitingSettings({ about }: { about: SettingArea }) {
  const setting = useEligibilityQuery().data?.settings.find((each) => each.about === about)
  return setting ? (
    <div className="max-w-3xl px-4 pt-3">
      <SettingProposal setting={setting} />
    </div>
  ) : null
}
