import type { PersonToConfirm } from '@mimamori/contract/people/account-standing-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Loaded } from '../parts/forms/loaded-section.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useOperation } from '../parts/use-operation.ts'
import { SettingProposal } from './setting-proposal.tsx'
import { useEligibilityQuery } from './use-eligibility-query.ts'

/** The admin section in which leads confirm colleagues and agree to a loosened setting. */
export function ConfirmColleaguesSection(): ReactNode {
  const { section: copy, setting } = useMessages('eligibility')
  const list = useQuery(queries.people.toConfirm.queryOptions())
  const settings = useEligibilityQuery().data?.settings ?? []
  return (
    <section aria-label={copy.title} className="grid max-w-3xl gap-5 px-4 py-3">
      <div>
        <h2 className="font-semibold">{copy.title}</h2>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      <section aria-label={copy.people} className="grid gap-2">
        <h3 className="font-semibold">{copy.people}</h3>
        <Loaded state={list} rows={3} label={copy.people}>
          {({ people }) =>
            people.length === 0 ? (
              <p className="text-ink2">{copy.emptyText}</p>
            ) : (
              <ul className="grid gap-2">
                {people.map((person) => (
                  <ConfirmColleague key={person.id} person={person} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      <section aria-label={copy.settings} className="grid gap-2">
        <h3 className="font-semibold">{copy.settings}</h3>
        {settings.map((each) => (
          <SettingProposal key={each.id} setting={each} />
        ))}
        {settings.length === 0 ? <p className="text-ink2">{setting.emptyText}</p> : null}
      </section>
    </section>
  )
}

/** One colleague to confirm, with a question before it counts. */
export function ConfirmColleague({ person }: { person: PersonToConfirm }): ReactNode {
  const { section: copy } = useMessages('eligibility')
  const { staff } = useCopy()
  const { run, busy, problem } = useOperation({ refusals: copy.refusals, changes: [queries.people.key()] })
  const [confirming, setConfirming] = useState(false)
  const { id, alias, login, role, invitedBy, accessChangedAt, settledAt } = person
  const refusals: Readonly<Record<string, string>> = copy.refusals
  const why = person.confirm === null ? null : (refusals[person.confirm] ?? null)
  const confirm = async () => {
    if (!(await run(queries.people.confirm, { id }, { done: () => copy.done(alias) }))) setConfirming(false)
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
        {confirming ? null : (
          <Button disabled={person.confirm !== null} onClick={() => setConfirming(true)}>
            {copy.confirm}
          </Button>
        )}
      </div>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
      <Problem small>{problem}</Problem>
      {confirming ? (
        <div className="grid gap-2 border-t border-line pt-2">
          <p>
            <strong className="block font-semibold">{copy.confirmQuestion(alias, login)}</strong>
            <span className="text-sm text-ink2">{copy.confirmConsequence}</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" disabled={busy} autoFocus onClick={() => void confirm()}>
              {busy ? copy.working : copy.confirm}
            </Button>
            <Button disabled={busy} onClick={() => setConfirming(false)}>
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
