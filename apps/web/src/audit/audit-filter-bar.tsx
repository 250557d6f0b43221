import type { AuditPerson } from '@mimamori/contract/audit/audit-contract'
import { AUDIT_ACTION_GROUP_NAMES, AUDIT_ACTION_GROUPS } from '@mimamori/policy/audit/audit-actions'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, type Ref, useEffect, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { type AuditAddress, type AuditAddressFilters, changeAuditAddress, hasAuditFilters } from './audit-address.ts'

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

type FilterChange = {
  [name in keyof AuditAddressFilters]?: AuditAddressFilters[name] | undefined
}

const FIELD = 'h-7 rounded-md border bg-panel px-1.5 text-ink'

/** Classes of a filter field; one that is `set` is highlighted. */
const fieldClass = (set: boolean): string => cx(FIELD, set ? 'border-accent' : 'border-line2')

/** A filter field with its label above. */
function AuditFilterLabel({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes as a child
    <label className="grid gap-1">
      {label}
      {children}
    </label>
  )
}

const GROUP_PREFIX = 'group:'

type ActionProps = { address: AuditAddress; first: Ref<HTMLSelectElement>; onChange: (change: FilterChange) => void }

/** Filter of one action, or of a group of actions. */
function ActionFilter({ address: { group, action }, first, onChange }: ActionProps): ReactNode {
  const { filters, groups, actions } = useMessages('audit')
  const choose = (value: string) => {
    const chosen = AUDIT_ACTION_GROUP_NAMES.find((each) => value === `${GROUP_PREFIX}${each}`)
    onChange({ group: chosen, action: chosen || value === '' ? undefined : value })
  }
  return (
    <AuditFilterLabel label={filters.action}>
      <select
        ref={first}
        value={group === undefined ? (action ?? '') : `${GROUP_PREFIX}${group}`}
        onChange={(event) => choose(event.target.value)}
        className={cx(fieldClass(group !== undefined || action !== undefined), 'max-w-52')}
      >
        <option value="">{filters.everything}</option>
        {AUDIT_ACTION_GROUP_NAMES.map((each) => (
          <optgroup key={each} label={groups[each]}>
            <option value={`${GROUP_PREFIX}${each}`}>{filters.allOf(groups[each])}</option>
            {AUDIT_ACTION_GROUPS[each].map((code) => (
              <option key={code} value={code}>
                {actions[code]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </AuditFilterLabel>
  )
}

type TextProps = { value: string | undefined; onChange: (value: string | undefined) => void }

/** Id filter. It applies on Enter or blur, but not on the Enter that ends an IME conversion. */
function SubjectFilter({ value, onChange }: TextProps): ReactNode {
  const { filters } = useMessages('audit')
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  const commit = () => {
    const id = typed.normalize('NFKC').trim() || undefined
    if (id !== value) onChange(id)
  }
  return (
    <AuditFilterLabel label={filters.subject}>
      <input
        value={typed}
        maxLength={64}
        spellCheck={false}
        placeholder={filters.subjectHint}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && !isImeComposing(event.nativeEvent) && commit()}
        className={cx(fieldClass(value !== undefined), 'w-40')}
      />
    </AuditFilterLabel>
  )
}

/** Date and time of the range, to the minute, Japan time. */
function MinuteFilter({ name, value, onChange }: TextProps & { name: 'from' | 'until' }): ReactNode {
  const { filters } = useMessages('audit')
  return (
    <AuditFilterLabel label={filters[name]}>
      <input
        type="datetime-local"
        value={value ?? ''}
        max="9999-12-31T23:59"
        onChange={(event) => onChange(event.target.value || undefined)}
        className={cx(fieldClass(value !== undefined), 'tabular-nums')}
      />
    </AuditFilterLabel>
  )
}
