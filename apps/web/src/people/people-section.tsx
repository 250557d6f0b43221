import type { Person } from '@mimamori/contract/people/person-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Tag } from '@mimamori/ui/tag'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, UserPlus, UserX } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Loaded } from '../parts/forms/loaded-section.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { AddPerson } from './add-person.tsx'
import { PersonDetail } from './person-detail.tsx'
import { PersonStateTag } from './person-state-tag.tsx'

type Props = {
  me: Me
  /** what is shown: `undefined`: the list; `new`: the form that adds a person; else a person, by id */
  at: string | undefined
  onGo: (at: string | undefined) => void
}

const NEW = 'new'

/** The accounts of the desk: the list, one person, or the form that adds one, by `at`. */
export function PeopleSection(props: Props): ReactNode {
  const { at, onGo } = props
  const copy = useMessages('people')
  const list = useQuery(queries.people.list.queryOptions())
  const from = useRef(at)
  useEffect(() => {
    from.current = at
  }, [at])
  const back = (
    <Button variant="quiet" small icon={<ChevronLeft size={14} aria-hidden="true" />} onClick={() => onGo(undefined)}>
      {copy.back}
    </Button>
  )
  if (at === NEW) {
    return (
      <section aria-label={copy.add} className="grid justify-items-start gap-2 px-4 py-3 *:w-full">
        <div className="-ml-2">{back}</div>
        <AddPerson onDone={onGo} />
      </section>
    )
  }
  return (
    <Loaded state={list} rows={8} label={copy.title}>
      {({ people }) => {
        if (at === undefined) return <PeopleList {...props} people={people} from={from.current} />
        const person = people.find(({ id }) => id === at)
        return person ? (
          <section aria-label={person.alias} className="grid gap-2 px-4 py-3">
            <div className="-ml-2">{back}</div>
            <PersonDetail key={person.id} person={person} mine={person.id === props.me.id} />
          </section>
        ) : (
          <ScreenMessage problem icon={<UserX size={18} />} title={copy.missing} actions={back}>
            {copy.missingNext}
          </ScreenMessage>
        )
      }}
    </Loaded>
  )
}

/** The list of all people. `from`: the person or form that was shown before, whose button gets the focus. */
function PeopleList({ me, onGo, people, from }: Props & { people: readonly Person[]; from: string | undefined }) {
  const copy = useMessages('people')
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (from) place.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(from)}"]`)?.focus()
  }, [from])
  return (
    <section ref={place} aria-label={copy.title}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <h2 className="font-semibold">
            {copy.title} <span className="ml-1 font-normal text-ink2">{copy.count(people.length)}</span>
          </h2>
          <p className="text-sm text-ink2">{copy.lead}</p>
        </div>
        <Button data-person={NEW} icon={<UserPlus size={16} aria-hidden="true" />} onClick={() => onGo(NEW)}>
          {copy.add}
        </Button>
      </div>
      <PeopleTable people={people} meId={me.id} onOpen={onGo} />
    </section>
  )
}

type PeopleTableProps = { people: readonly Person[]; meId: string; onOpen: (id: string) => void }

/** The table of all accounts. */
function PeopleTable({ people, meId, onOpen }: PeopleTableProps): ReactNode {
  const copy = useMessages('people')
  const { staff } = useCopy()
  const { columns } = copy
  const queueWords = ({ queues }: Person) => queues.map((queue) => copy.queues[queue]).join(' · ') || copy.allQueues
  return (
    <DataTable
      label={copy.title}
      rows={people}
      rowId={({ id }) => id}
      row={({ state }) => ({ className: state === 'disabled' && 'text-ink2' })}
      columns={[
        {
          id: 'alias',
          name: columns.alias,
          names: true,
          cell: ({ id, alias, mistakable }) => (
            <span className="flex items-center gap-2">
              <button
                type="button"
                data-person={id}
                onClick={() => onOpen(id)}
                className="min-h-6 truncate text-left font-semibold underline-offset-2 hover:underline"
              >
                {alias}
              </button>
              {id === meId ? <Tag>{copy.me}</Tag> : null}
              {mistakable ? <Tag tone="amber">{copy.mistakable}</Tag> : null}
            </span>
          ),
        },
        { id: 'login', name: columns.login, quiet: true, cell: ({ login }) => login },
        { id: 'role', name: columns.role, cell: ({ role }) => staff.roles[role] },
        { id: 'queues', name: columns.queues, wide: true, cell: queueWords },
        {
          id: 'factors',
          name: columns.factors,
          wide: true,
          cell: ({ factors }) => (factors ? copy.factors.yes : copy.factors.no),
        },
        { id: 'state', name: columns.state, cell: ({ state }) => <PersonStateTag state={state} /> },
        {
          id: 'seen',
          name: columns.lastSeen,
          right: true,
          quiet: true,
          wide: true,
          cell: ({ lastSeenAt }) => (lastSeenAt ? <Timestamp at={lastSeenAt} brief /> : copy.never),
        },
      ]}
    />
  )
}
