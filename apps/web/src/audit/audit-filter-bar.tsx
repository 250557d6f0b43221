import type { AuditPerson } from '@mimamori/contract/audit/audit-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode, Ref } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type AuditAddress, changeAuditAddress, hasAuditFilters } from './audit-address.ts'
import {
  ActionFilter,
  AuditFilterLabel,
  type FilterChange,
  fieldClass,
  MinuteFilter,
  SubjectFilter,
} from './audit-filter-fields.tsx'

type Props = {
  address: AuditAddress
  /** people to filter by; empty for those who see only their own entries */
  people: readonly AuditPerson[]
  first: Ref<HTMLSelectElement>
  onChange: (address: AuditAddress) => void
}

/** Filters of the audit log. Each applies when chosen and is part of the address. */
export function AuditFilterBar({ address, people, first, onChange }: Props): ReactNode {
  const { filters } = useMessages('audit')
  // another list: what was open may not be on it
  const set = (change: FilterChange) => onChange(changeAuditAddress(address, { ...change, entry: undefined }))
  return (
    <fieldset className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pb-3 text-sm text-ink2">
      <legend className="sr-only">{filters.title}</legend>
      <ActionFilter address={address} first={first} onChange={set} />
      {people.length > 0 ? (
        <AuditFilterLabel label={filters.actor}>
          <select
            value={address.actor ?? ''}
            onChange={(event) => set({ actor: event.target.value || undefined })}
            className={cx(fieldClass(address.actor !== undefined), 'max-w-44')}
          >
            <option value="">{filters.anyone}</option>
            <option value="system">{filters.system}</option>
            {people.map(({ id, alias }) => (
              <option key={id} value={id}>
                {alias}
              </option>
            ))}
          </select>
        </AuditFilterLabel>
      ) : null}
      <SubjectFilter value={address.subject} onChange={(subject) => set({ subject })} />
      <MinuteFilter name="from" value={address.from} onChange={(from) => set({ from })} />
      <MinuteFilter name="until" value={address.until} onChange={(until) => set({ until })} />
      <label className="flex min-h-7 items-center gap-2 text-ink">
        <input
          type="checkbox"
          checked={address.leases === undefined}
          onChange={(event) =>
            onChange(changeAuditAddress(address, { leases: event.target.checked ? undefined : 'each' }))
          }
          className="size-4 accent-accent"
        />
        {filters.foldLeases}
      </label>
      {hasAuditFilters(address) ? (
        <Button small variant="quiet" onClick={() => onChange({})}>
          {filters.clear}
        </Button>
      ) : null}
    </fieldset>
  )
}
