import type { Person } from '@mimamori/contract/people/person-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { PersonStateTag } from './person-state-tag.tsx'

type Props = { people: readonly Person[]; meId: string; onOpen: (id: string) => void }

/** The table of all accounts. */
export function PeopleTable({ people, meId, onOpen }: Props): ReactNode {
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
