import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { auditDetailsOf } from './audit-details.ts'

/** Name and value of one detail. */
export function DetailRow({
  name,
  storedValue,
  children,
}: {
  name: string
  storedValue?: string | undefined
  children: ReactNode
}): ReactNode {
  return (
    <>
      <dt className="text-ink2">{name}</dt>
      <dd className="min-w-0">
        {children}
        {storedValue ? <StoredValue>{storedValue}</StoredValue> : null}
      </dd>
    </>
  )
}

/** A stored value, verbatim. */
export const StoredValue = ({ children }: { children: ReactNode }): ReactNode => (
  <code className="block font-mono text-sm/5 [overflow-wrap:anywhere] text-ink2">{children}</code>
)

/** The entry's detail. Where the localized text differs from the stored value, both are shown. */
export function EntryDetails({ detail }: { detail: AuditEntry['detail'] }): ReactNode {
  const copy = useCopy()
  const audit = useMessages('audit')
  const details = auditDetailsOf(copy, audit, detail)
  return (
    <>
      <dt className="text-ink2">{audit.entry.noted}</dt>
      <dd className="min-w-0">
        {details.length === 0 ? <span className="text-ink2">{audit.entry.nothing}</span> : null}
        <ul className="grid gap-1.5">
          {details.map(({ name, label, text, stored }) => (
            <li key={name}>
              <span className="text-ink2">{label}</span>{' '}
              {text === stored ? (
                <span className="[overflow-wrap:anywhere]">{text}</span>
              ) : (
                <>
                  {text}
                  {stored ? <StoredValue>{stored}</StoredValue> : null}
                </>
              )}
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}
