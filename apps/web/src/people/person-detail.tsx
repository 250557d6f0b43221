import type { Person } from '@mimamori/contract/people/person-contract'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useEffect, useRef } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Form } from '../parts/forms/form.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { PersonActions } from './person-actions.tsx'
import { PersonFields, usePeopleOperation, usePersonFields } from './person-fields.tsx'
import { PersonStateTag } from './person-state-tag.tsx'

type Props = { person: Person; mine: boolean }

/** One account: its facts, the form that changes it, and the actions on it. */
export function PersonDetail({ person, mine }: Props): ReactNode {
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
      <PersonForm person={person} mine={mine} />
      {mine ? (
        <p className="text-sm text-ink2">{copy.ownAccount}</p>
      ) : (
        <PersonActions key={person.state} person={person} />
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
  const rows: readonly (readonly [name: string, value: ReactNode])[] = [
    [facts.lastSeen, lastSeenAt ? <Timestamp key="seen" at={lastSeenAt} /> : copy.never],
    [facts.created, createdAt && <Timestamp key="created" at={createdAt} />],
    [facts.factors, factors ? copy.factors.yes : copy.factors.no],
    [
      confirmation.name,
      state !== 'disabled' && (
        <span key="confirmed" className={cx(!confirmed && 'text-amber')}>
          {confirmed ? confirmation.yes : confirmation.no}
          {waits ? (
            <span className="block text-sm text-ink2">{confirmation.from(instants.brief(settledAt))}</span>
          ) : null}
        </span>
      ),
    ],
    [facts.invitedUntil, invitedUntil && <Timestamp key="until" at={invitedUntil} />],
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name} className="contents">
            <dt className="text-ink2">{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function PersonForm({ person, mine }: Props) {
  const copy = useMessages('people')
  const call = usePeopleOperation()
  const { id, alias, kana, latinName, role, queues } = person
  return (
    <Form
      now={{ alias, kana, latinName, role, queues }}
      fields={usePersonFields(mine)}
      words={{ save: copy.save, saving: copy.working }}
      call={call}
      onSave={(edited) => call.run(queries.people.change, { id, ...edited }, { done: () => copy.saved })}
      className="grid gap-4 rounded-lg border border-line bg-panel p-4"
    >
      {(field, edited) => (
        <>
          <PersonFields field={field} />
          {edited.role === role ? null : (
            <p className="rounded-md bg-amber-bg px-3 py-2 text-sm text-amber">{copy.roleNote}</p>
          )}
        </>
      )}
    </Form>
  )
}
