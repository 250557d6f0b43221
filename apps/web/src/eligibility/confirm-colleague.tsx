import type { PersonToConfirm } from '@mimamori/contract/people/account-standing-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

/** One colleague to confirm, with a question before it counts. */
export function ConfirmColleague({
  person,
  failureText,
}: {
  person: PersonToConfirm
  failureText: (failure: Failure) => string
}): ReactNode {
  const { section: copy } = useMessages('eligibility')
  const { staff } = useCopy()
  const announce = useAnnounce()
  const { run, busy, problem } = useApiCall(failureText, queries.people.key())
  const [confirming, setConfirming] = useState(false)
  const { id, alias, login, role, invitedBy, accessChangedAt, settledAt } = person
  const refusals: Readonly<Record<string, string>> = copy.refusals
  const why = person.confirm === null ? null : (refusals[person.confirm] ?? null)
  const confirm = async () => {
    if (await run(() => api.people.confirm({ id }))) announce(copy.done(alias), true)
    else setConfirming(false)
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
