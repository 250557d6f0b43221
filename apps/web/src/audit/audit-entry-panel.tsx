import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { Check, ChevronLeft, Copy as CopyIcon, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import type { AuditAddressFilters } from './audit-address.ts'
import { auditDetailsOf, labelOf } from './audit-details.ts'

/** `1,234`: both languages group digits this way */
const formatSequence = (seq: number) => seq.toLocaleString('en')

type Props = {
  entry: AuditEntry
  subjectLink: ReactNode
  /** may the log be narrowed to another person? */
  mayReadAll: boolean
  onNarrow: (to: AuditAddressFilters) => void
  onClose: () => void
}

/** One entry of the audit log: localized, and as stored. */
export function AuditEntryPanel({ entry, subjectLink, mayReadAll, onNarrow, onClose }: Props): ReactNode {
  const audit = useMessages('audit')
  const { entry: words } = audit
  const { seq, lane, at, actor, action, subject, hash } = entry
  return (
    <section aria-labelledby="audit-entry" className="grid content-start gap-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <h2 id="audit-entry" className="text-lg font-semibold">
          {words.title(formatSequence(seq))}
        </h2>
        <span className="max-sheet:hidden">
          <IconButton label={words.close} onClick={onClose}>
            <X size={16} />
          </IconButton>
        </span>
        <span className="hidden max-sheet:block">
          <Button small variant="quiet" icon={<ChevronLeft size={14} aria-hidden="true" />} onClick={onClose}>
            {words.back}
          </Button>
        </span>
      </div>
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-2">
        <DetailRow name={words.at}>
          <Timestamp at={at} />
        </DetailRow>
        <DetailRow name={words.actor} storedValue={actor.alias ? actor.id : undefined}>
          {actor.alias || labelOf({ system: audit.system }, actor.id)}
        </DetailRow>
        <DetailRow name={words.action} storedValue={action}>
          {labelOf(audit.actions, action)}
        </DetailRow>
        <DetailRow name={words.subject} storedValue={subject.id}>
          {subjectLink}
        </DetailRow>
        <EntryDetails detail={entry.detail} />
        {/* SQLite has lane 1 only: not worth a row */}
        {lane === 1 ? null : <DetailRow name={words.lane}>{lane}</DetailRow>}
        <dt className="text-ink2">{words.hash}</dt>
        <dd>
          <Hash hash={hash} />
        </dd>
      </dl>
      <div className="flex flex-wrap gap-2 border-t border-line pt-3">
        {mayReadAll ? (
          <Button small onClick={() => onNarrow({ actor: actor.id })}>
            {words.sameActor}
          </Button>
        ) : null}
        <Button small onClick={() => onNarrow({ subject: subject.id })}>
          {words.sameSubject}
        </Button>
      </div>
    </section>
  )
}

function Hash({ hash }: { hash: string }) {
  const { entry: words } = useMessages('audit')
  const [copied, setCopied] = useState<string | null>(null)
  const copyHash = async () => {
    await navigator.clipboard.writeText(hash)
    setCopied(hash)
  }
  const done = copied === hash
  return (
    <span className="flex items-start gap-1">
      <StoredValue>{hash}</StoredValue>
      <IconButton label={words.copy} onClick={() => void copyHash().catch(() => undefined)}>
        {done ? <Check size={14} className="text-green" /> : <CopyIcon size={14} />}
      </IconButton>
      <span role="status" className="sr-only">
        {done ? words.copied : ''}
      </span>
    </span>
  )
}

/** Name and value of one detail. */
function DetailRow({
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
const StoredValue = ({ children }: { children: ReactNode }): ReactNode => (
  <code className="block font-mono text-sm/5 [overflow-wrap:anywhere] text-ink2">{children}</code>
)

/** The entry's detail. Where the localized text differs from the stored value, both are shown. */
function EntryDetails({ detail }: { detail: AuditEntry['detail'] }): ReactNode {
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
