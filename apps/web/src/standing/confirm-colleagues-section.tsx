import type { PersonToConfirm } from '@mimamori/contract/people/account-standing-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useAnnounce } from '../i18n/announcer.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { Timestamp } from '../i18n/timestamp.tsx'
import { SettingProposal } from './setting-proposal.tsx'
import { useStandingCopy } from './standing-copy.ts'
import { useStandingQuery } from './use-standing-query.ts'

type Props = { failed: (retry: () => void) => ReactNode; said: (failure: Failure) => string }

/** Where leads confirm colleagues, and agree to a loosened setting. */
export function ConfirmColleaguesSection({ failed, said }: Props): ReactNode {
  const copy = useStandingCopy()
  const list = useQuery(queries.people.toConfirm.queryOptions())
  const setting = useStandingQuery().data?.setting
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
        {list.data?.people.length === 0 ? <p className="text-ink2">{copy.section.none}</p> : null}
        <ul className="grid gap-2">
          {list.data?.people.map((person) => (
            <Colleague key={person.id} person={person} said={said} />
          ))}
        </ul>
      </section>
      <section aria-label={copy.section.settings} className="grid gap-2">
        <h3 className="font-semibold">{copy.section.settings}</h3>
        {setting ? <SettingProposal setting={setting} said={said} /> : <p className="text-ink2">{copy.setting.none}</p>}
      </section>
    </section>
  )
}

function Colleague({ person, said }: { person: PersonToConfirm; said: Props['said'] }) {
  const { section: copy } = useStandingCopy()
  const { staff } = useCopy()
  const announce = useAnnounce()
  const { run, busy, problem } = useApiCall(said, queries.people.key())
  const [asked, setAsked] = useState(false)
  const { id, alias, login, role, invitedBy, accessChangedAt, settledAt } = person
  const refusals: Readonly<Record<string, string>> = copy.refusals
  const why = person.confirm === null ? null : (refusals[person.confirm] ?? null)
  const confirm = async () => {
    if (await run(() => api.people.confirm({ id }))) announce(copy.done(alias), true)
    else setAsked(false)
  }
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-panel px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-semibold">
            {alias} <span className="font-normal text-ink2">{login}</span>
          </p>
          <dl className="flex flex-wrap gap-x-4 text-sm">
            <Fact name={copy.columns.role}>{staff.roles[role]}</Fact>
            <Fact name={copy.columns.invitedBy}>{invitedBy ?? copy.byCommand}</Fact>
            {accessChangedAt ? (
              <Fact name={copy.columns.changed}>
                <Timestamp at={accessChangedAt} brief />
              </Fact>
            ) : null}
            {settledAt ? (
              <Fact name={copy.columns.from}>
                <Timestamp at={settledAt} brief />
              </Fact>
            ) : null}
          </dl>
        </div>
        {asked ? null : (
          <Button disabled={person.confirm !== null} onClick={() => setAsked(true)}>
            {copy.confirm}
          </Button>
        )}
      </div>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
      <Problem small>{problem}</Problem>
      {asked ? (
        <div className="grid gap-2 border-t border-line pt-2">
          <p>
            <strong className="block font-semibold">{copy.ask(alias, login)}</strong>
            <span className="text-sm text-ink2">{copy.what}</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" disabled={busy} autoFocus onClick={() => void confirm()}>
              {busy ? copy.working : copy.confirm}
            </Button>
            <Button disabled={busy} onClick={() => setAsked(false)}>
              {copy.cancel}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink2">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
