import type { IncidentDirection } from '@mimamori/policy/incidents/incident-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { type Messages, useMessages } from '../i18n/messages.ts'
import type { IncidentSearch } from './incident-address.ts'

type IncidentQuery = Required<IncidentSearch>
type Props = { query: Omit<IncidentQuery, 'id'> & { id?: string }; onSubmit: (query: IncidentQuery) => void }

const INPUT = 'h-8 rounded-md border border-line2 bg-panel px-2 text-ink'

/** The form for a report: on a person or a member, and for which time span. */
export function IncidentQueryForm({ query, onSubmit }: Props): ReactNode {
  const copy = useMessages('incidents')
  const [by, setBy] = useState<IncidentDirection>(query.by)
  const [late, setLate] = useState(false)
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const fieldValue = (name: string) => String(form.get(name) ?? '').trim()
    const [id, from, until] = [fieldValue('id'), fieldValue('from'), fieldValue('until')]
    setLate(from >= until)
    if (from < until) onSubmit({ by, id, from, until })
  }
  return (
    <form onSubmit={ask} aria-label={copy.title} className="grid gap-2 px-4 pb-3 print:hidden">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="grid gap-1 text-sm text-ink2">
          <span aria-hidden="true">{copy.by}</span>
          <Segmented
            label={copy.by}
            value={by}
            onChange={setBy}
            options={(['person', 'member'] as const).map((value) => ({ value, label: copy.ways[value] }))}
          />
        </div>
        <Labelled label={by === 'person' ? copy.person : copy.member}>
          {by === 'person' ? (
            <PersonChoice chosen={query.by === 'person' ? query.id : undefined} />
          ) : (
            <input
              key="member"
              name="id"
              required
              pattern="[A-Za-z0-9_\-]{1,64}"
              autoComplete="off"
              placeholder={copy.memberHint}
              defaultValue={query.by === 'member' ? query.id : ''}
              className={`w-44 ${INPUT}`}
            />
          )}
        </Labelled>
        <Labelled label={copy.from}>
          <input type="datetime-local" name="from" required defaultValue={query.from} className={INPUT} />
        </Labelled>
        <Labelled label={copy.until}>
          <input type="datetime-local" name="until" required defaultValue={query.until} className={INPUT} />
        </Labelled>
        <Button type="submit" variant="primary">
          {copy.ask}
        </Button>
      </div>
      <Problem plain small>
        {late ? copy.badTime : null}
      </Problem>
    </form>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="grid gap-1 text-sm text-ink2">
      {label}
      {children}
    </label>
  )
}

const personName = ({ left }: Messages['incidents'], person: { alias: string; left: boolean }): string =>
  person.left ? left(person.alias) : person.alias

function PersonChoice({ chosen }: { chosen: string | undefined }) {
  const copy = useMessages('incidents')
  const people = useQuery({ ...queries.incidents.people.queryOptions(), staleTime: 60_000 }).data ?? []
  return (
    <select
      key={people.length === 0 ? 'coming' : 'there'}
      name="id"
      required
      defaultValue={chosen ?? ''}
      className={`w-44 ${INPUT}`}
    >
      <option value="" disabled>
        {copy.choose}
      </option>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {personName(copy, person)}
        </option>
      ))}
    </select>
  )
}
