import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { ConfirmColleague } from './confirm-colleague.tsx'
import { SettingProposal } from './setting-proposal.tsx'
import { useEligibilityQuery } from './use-eligibility-query.ts'

type Props = { failed: (retry: () => void) => ReactNode; failureText: (failure: Failure) => string }

/** The admin section in which leads confirm colleagues and agree to a loosened setting. */
export function ConfirmColleaguesSection({ failed, failureText }: Props): ReactNode {
  const copy = useMessages('eligibility')
  const list = useQuery(queries.people.toConfirm.queryOptions())
  const settings = useEligibilityQuery().data?.settings ?? []
  return (
    <section aria-label={copy.section.title} className="grid max-w-3xl gap-5 px-4 py-3">
      <div>
        <h2 className="font-semibold">{copy.section.title}</h2>
        <p className="text-sm text-ink2">{copy.section.lead}</p>
      </div>
      <section aria-label={copy.section.people} className="grid gap-2">
        <h3 className="font-semibold">{copy.section.people}</h3>
        {list.isPending ? <SkeletonRows rows={3} label={copy.section.people} /> : null}
        {list.isError && !list.data ? failed(() => void list.refetch()) : null}
        {list.data?.people.length === 0 ? <p className="text-ink2">{copy.section.emptyText}</p> : null}
        <ul className="grid gap-2">
          {list.data?.people.map((person) => (
            <ConfirmColleague key={person.id} person={person} failureText={failureText} />
          ))}
        </ul>
      </section>
      <section aria-label={copy.section.settings} className="grid gap-2">
        <h3 className="font-semibold">{copy.section.settings}</h3>
        {settings.map((setting) => (
          <SettingProposal key={setting.id} setting={setting} failureText={failureText} />
        ))}
        {settings.length === 0 ? <p className="text-ink2">{copy.setting.emptyText}</p> : null}
      </section>
    </section>
  )
}
