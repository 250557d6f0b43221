import { may } from '@mimamori/policy/staff/role-permissions'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { failureMessage } from '../../parts/failure-message.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageMissing } from '../page-missing.tsx'
import { PageTitle } from '../page-title.tsx'
import { ADMIN_SECTIONS } from './admin-sections.ts'

/** People and settings of the desk: the sections on the left, the one that is open on the right. */
export function AdminPage(): ReactNode {
  const copy = useCopy()
  const admin = useMessages('admin')
  const { me } = useDesk()
  const { section = '' } = useParams({ strict: false })
  const { at } = useSearch({ strict: false })
  const navigate = useNavigate()
  const open = ADMIN_SECTIONS.filter(({ permission }) => may(me.role, permission))
  const shown = section === '' ? open[0] : open.find(({ id }) => id === section)
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
            <shown.Body
              me={me}
              at={at}
              onGo={(next) =>
                void navigate({
                  to: '/admin/{-$section}',
                  params: { section: shown.id },
                  search: next === undefined ? {} : { at: next },
                })
              }
              failed={(retry) => <LoadFailed words={admin} onRetry={retry} />}
              failureText={(failure) => failureMessage(copy, failure)}
            />
          </Suspense>
        ) : (
          <PageMissing />
        )}
      </div>
    </div>
  )
}
