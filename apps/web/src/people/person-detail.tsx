import type { NewPerson, Person } from '@mimamori/contract/people/person-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { PersonAccessFields } from './person-access-fields.tsx'
import { PersonActions } from './person-actions.tsx'
import { PersonStateTag } from './person-state-tag.tsx'
import { type FailureMessage, usePersonCall } from './use-person-call.ts'

type Props = { person: Person; mine: boolean; failureText: FailureMessage }

/** One account: its facts, the form that changes it, and the actions on it. */
export function PersonDetail({ person, mine, failureText }: Props): ReactNode {
  const copy = useMessages('people')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="grid max-w-xl gap-4">
      <div>
        <h2 ref={heading} tabIndex={-1} className="flex items-center gap-2 text-lg font-semibold outline-none">
          {person.alias} <PersonStateTag state={person.state} />
        </h2>
        <p className="text-ink2">{person.login}</p>
      </div>
      {person.mistakable ? (
        <p className="rounded-md bg-amber-bg px-3 py-2 text-sm text-amber">{copy.mistakableNote}</p>
      ) : null}
      <Facts person={person} />
      <PersonForm person={person} mine={mine} failureText={failureText} />
      {mine ? (
        <p className="text-sm text-ink2">{copy.ownAccount}</p>
      ) : (
        <PersonActions key={person.state} person={person} failureText={failureText} />
      )}
    </div>
  )
}

function Facts({ person }: { person: Person }) {
  const { lastSeenAt, createdAt, factors, invitedUntil, state, confirmed, settledAt } = person
  const copy = useMessages('people')
  const { instants } = useCopy()
  const { facts, confirmation } = copy
  const waits = settledAt !== null && Date.parse(settledAt) > Date.now()
  const rows: readonly (readonly [string, ReactNode])[] = [
    [facts.lastSeen, lastSeenAt ? <Timestamp key="seen" at={lastSeenAt} /> : copy.never],
    ...(createdAt ? [[facts.created, <Timestamp key="created" at={createdAt} />] as const] : []),
    [facts.factors, factors ? copy.factors.yes : copy.factors.no],
    ...(state === 'disabled'
      ? []
      : [
          [
            confirmation.name,
            <span key="confirmed" className={cx(!confirmed && 'text-amber')}>
              {confirmed ? confirmation.yes : confirmation.no}
              {waits ? (
                <span className="block text-sm text-ink2">{confirmation.from(instants.brief(settledAt))}</span>
              ) : null}
            </span>,
          ] as const,
        ]),
    ...(invitedUntil ? [[facts.invitedUntil, <Timestamp key="until" at={invitedUntil} />] as const] : []),
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink2">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Changes = Omit<NewPerson, 'login' | 'language'>

function PersonForm({ person, mine, failureText }: Props) {
  const copy = useMessages('people')
  const announce = useAnnounce()
  const { run, busy, problem } = usePersonCall(failureText)
  const { id, alias, kana, latinName, role, queues } = person
  const [edited, setEdited] = useState<Changes>({ alias, kana, latinName, role, queues })
  const same =
    edited.alias.trim() === alias &&
    edited.kana?.trim() === kana &&
    edited.latinName?.trim() === latinName &&
    edited.role === role &&
    String([...edited.queues].sort()) === String([...queues].sort())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await run(() => api.people.change({ id, ...edited }))) announce(copy.saved, true)
  }
  return (
    <form onSubmit={submit} className="grid gap-4 rounded-lg border border-line bg-panel p-4">
      <Problem small>{problem}</Problem>
      <PersonAccessFields
        value={edited}
        onChange={(next) => setEdited({ ...next, queues: [...next.queues] })}
        ownRole={mine}
      />
      {edited.role === role ? null : (
        <p className="rounded-md bg-amber-bg px-3 py-2 text-sm text-amber">{copy.roleNote}</p>
      )}
      <div>
        <Button type="submit" variant="primary" disabled={busy || same}>
          {busy ? copy.working : copy.save}
        </Button>
      </div>
    </form>
  )
}
