import type { AuditPerson } from '@mimamori/contract/audit/audit-contract'
import { AUDIT_ACTION_GROUP_NAMES, AUDIT_ACTION_GROUPS } from '@mimamori/policy/audit/audit-actions'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, type Ref, useEffect, useState } from 'react'
import { isImeComposing } from '../keys/key-intent.ts'
import { type AuditAddress, type AuditAddressFilters, changeAuditAddress, hasAuditFilters } from './audit-address.ts'
import { useAuditCopy } from './audit-copy.ts'

type FilterChange = { [name in keyof AuditAddressFilters]?: AuditAddressFilters[name] | undefined }

type Props = {
  address: AuditAddress
  /** whose trails can be asked for; none where everybody sees their own alone */
  people: readonly AuditPerson[]
  first: Ref<HTMLSelectElement>
  onChange: (address: AuditAddress) => void
}

const FIELD = 'h-7 rounded-md border bg-panel px-1.5 text-ink'
const fieldClass = (set: boolean) => cx(FIELD, set ? 'border-accent' : 'border-line2')

/** What narrows the log down; each holds as soon as it is chosen, and is part of the address. */
export function AuditFilterBar({ address, people, first, onChange }: Props): ReactNode {
  const { filters } = useAuditCopy()
  // another list: what was open may not be on it
  const set = (change: FilterChange) => onChange(changeAuditAddress(address, { ...change, entry: undefined }))
  return (
    <fieldset className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pb-3 text-sm text-ink2">
      <legend className="sr-only">{filters.title}</legend>
      <ActionFilter address={address} first={first} onChange={set} />
      {people.length > 0 ? (
        <Labelled label={filters.actor}>
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
        </Labelled>
      ) : null}
      <SubjectFilter value={address.subject} onChange={(subject) => set({ subject })} />
      <MinuteFilter name="from" value={address.from} onChange={(from) => set({ from })} />
      <MinuteFilter name="until" value={address.until} onChange={(until) => set({ until })} />
      {hasAuditFilters(address) ? (
        <Button small variant="quiet" onClick={() => onChange({})}>
          {filters.clear}
        </Button>
      ) : null}
    </fieldset>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
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

/** One action, or all of a group. */
function ActionFilter({ address: { group, action }, first, onChange }: ActionProps) {
  const { filters, groups, actions } = useAuditCopy()
  const choose = (value: string) => {
    const chosen = AUDIT_ACTION_GROUP_NAMES.find((each) => value === `${GROUP_PREFIX}${each}`)
    onChange({ group: chosen, action: chosen || value === '' ? undefined : value })
  }
  return (
    <Labelled label={filters.action}>
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
    </Labelled>
  )
}

type TextProps = { value: string | undefined; onChange: (value: string | undefined) => void }

/** An id is looked for once it is confirmed, and never by the Enter of a conversion. */
function SubjectFilter({ value, onChange }: TextProps) {
  const { filters } = useAuditCopy()
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => setTyped(value ?? ''), [value])
  const commit = () => {
    const id = typed.normalize('NFKC').trim() || undefined
    if (id !== value) onChange(id)
  }
  return (
    <Labelled label={filters.subject}>
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
    </Labelled>
  )
}

function MinuteFilter({ name, value, onChange }: TextProps & { name: 'from' | 'until' }) {
  const { filters } = useAuditCopy()
  return (
    <Labelled label={filters[name]}>
      <input
        type="datetime-local"
        value={value ?? ''}
        max="9999-12-31T23:59"
        onChange={(event) => onChange(event.target.value || undefined)}
        className={cx(fieldClass(value !== undefined), 'tabular-nums')}
      />
    </Labelled>
  )
}
