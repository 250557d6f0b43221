import type { Person } from '@mimamori/contract/people/person-contract'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { PersonStateTag } from './person-state-tag.tsx'

type Props = {
  people: readonly Person[]
  meId: string
  onOpen: (id: string) => void
}

function queueWords({ allQueues, queues }: Messages['people'], { queues: own }: Pick<Person, 'queues'>): string {
  return own.length === 0 ? allQueues : own.map((queue) => queues[queue]).join(' · ')
}

/** The table of all accounts; on a narrow screen each has two lines. */
export function PeopleTable({ people, meId, onOpen }: Props): ReactNode {
  const { columns, title } = useMessages('people')
  return (
    <table aria-label={title} className="w-full border-collapse">
      <thead className="max-sheet:sr-only">
        <ColumnHeads
          columns={[
            [columns.alias, 'pl-4'],
            [columns.login],
            [columns.role],
            [columns.queues],
            [columns.factors],
            [columns.state],
            [columns.lastSeen, 'pr-4 text-right'],
          ]}
        />
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} mine={person.id === meId} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

function PersonRow({ person, mine, onOpen }: { person: Person; mine: boolean } & Pick<Props, 'onOpen'>) {
  const { staff } = useCopy()
  const copy = useMessages('people')
  const { alias, login, role, factors, lastSeenAt, state } = person
  const off = state === 'disabled' && 'text-ink2'
  return (
    <tr
      className={cx(
        'h-9 border-b border-line hover:bg-hover',
        'max-sheet:grid max-sheet:h-auto max-sheet:grid-cols-[minmax(0,1fr)_auto] max-sheet:px-2 max-sheet:py-1.5',
        off,
      )}
    >
      <th scope="row" className="max-w-52 px-2 text-left font-normal sheet:pl-4">
        <span className="flex items-center gap-2">
          <button
            type="button"
            data-person={person.id}
            onClick={() => onOpen(person.id)}
            className="min-h-6 truncate text-left font-semibold underline-offset-2 hover:underline"
          >
            {alias}
          </button>
          {mine ? <Tag>{copy.me}</Tag> : null}
          {person.mistakable ? <Tag tone="amber">{copy.mistakable}</Tag> : null}
        </span>
      </th>
      <td className="max-w-52 truncate px-2 text-ink2 max-sheet:row-start-2">{login}</td>
      <td className="px-2 whitespace-nowrap max-sheet:col-start-2 max-sheet:row-start-1 max-sheet:text-right">
        {staff.roles[role]}
      </td>
      <td className="px-2 whitespace-nowrap max-sheet:hidden">{queueWords(copy, person)}</td>
      <td className={cx('px-2 whitespace-nowrap max-sheet:hidden', !factors && 'text-ink2')}>
        {factors ? copy.factors.yes : copy.factors.no}
      </td>
      <td className="px-2 max-sheet:col-start-2 max-sheet:row-start-2 max-sheet:text-right">
        <PersonStateTag state={state} />
      </td>
      <td className="px-2 text-right whitespace-nowrap text-ink2 max-sheet:hidden sheet:pr-4">
        {lastSeenAt ? <Timestamp at={lastSeenAt} brief /> : copy.never}
      </td>
    </tr>
  )
}
