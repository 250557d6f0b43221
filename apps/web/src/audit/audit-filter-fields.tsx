import { AUDIT_ACTION_GROUP_NAMES, AUDIT_ACTION_GROUPS } from '@mimamori/policy/audit/audit-actions'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, type Ref, useEffect, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import type { AuditAddress, AuditAddressFilters } from './audit-address.ts'

export type FilterChange = {
  [name in keyof AuditAddressFilters]?: AuditAddressFilters[name] | undefined
}

const FIELD = 'h-7 rounded-md border bg-panel px-1.5 text-ink'

/** Classes of a filter field; one that is `set` is highlighted. */
export const fieldClass = (set: boolean): string => cx(FIELD, set ? 'border-accent' : 'border-line2')

/** A filter field with its label above. */
export function AuditFilterLabel({ label, children }: { label: string; children: ReactNode }): ReactNode {
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
export function ActionFilter({ address: { group, action }, first, onChange }: ActionProps): ReactNode {
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
export function SubjectFilter({ value, onChange }: TextProps): ReactNode {
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
export function MinuteFilter({ name, value, onChange }: TextProps & { name: 'from' | 'until' }): ReactNode {
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
