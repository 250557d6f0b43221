import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { Check, ChevronLeft, Copy as CopyIcon, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { Timestamp } from '../i18n/timestamp.tsx'
import type { AuditAddressFilters } from './audit-address.ts'
import { useAuditCopy } from './audit-copy.ts'
import { auditDetailsOf, labelOf } from './audit-details.ts'

type Props = {
  entry: AuditEntry
  subjectLink: ReactNode
  /** may others' trails be asked for? */
  all: boolean
  onNarrow: (to: AuditAddressFilters) => void
  onClose: () => void
}

/** One entry, in words and as it is stored. */
export function AuditEntryPanel({ entry, subjectLink, all, onNarrow, onClose }: Props): ReactNode {
  const audit = useAuditCopy()
  const { entry: words } = audit
  const { seq, lane, at, actor, action, subject, hash } = entry
  return (
    <section aria-labelledby="audit-entry" className="grid content-start gap-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <h2 id="audit-entry" className="text-lg font-semibold">
          {words.title(seq.toLocaleString('en'))}
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
        <Term name={words.at}>
          <Timestamp at={at} />
        </Term>
        <Term name={words.actor} code={actor.alias ? actor.id : undefined}>
          {actor.alias || labelOf({ system: audit.system }, actor.id)}
        </Term>
        <Term name={words.action} code={action}>
          {labelOf(audit.actions, action)}
        </Term>
        <Term name={words.subject} code={subject.id}>
          {subjectLink}
        </Term>
        <EntryDetails detail={entry.detail} />
        {lane === 1 ? null : <Term name={words.lane}>{lane}</Term>}
        <dt className="text-ink2">{words.hash}</dt>
        <dd>
          <Hash hash={hash} />
        </dd>
      </dl>
      <div className="flex flex-wrap gap-2 border-t border-line pt-3">
        {all ? (
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

function Term({ name, code, children }: { name: string; code?: string | undefined; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink2">{name}</dt>
      <dd className="min-w-0">
        {children}
        {code ? <Code>{code}</Code> : null}
      </dd>
    </>
  )
}

const Code = ({ children }: { children: ReactNode }) => (
  <code className="block font-mono text-sm/5 [overflow-wrap:anywhere] text-ink2">{children}</code>
)

/** What the entry notes; where the words say less than what is stored, both. */
function EntryDetails({ detail }: { detail: AuditEntry['detail'] }) {
  const copy = useCopy()
  const audit = useAuditCopy()
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
                  {stored ? <Code>{stored}</Code> : null}
                </>
              )}
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}

function Hash({ hash }: { hash: string }) {
  const { entry: words } = useAuditCopy()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async () => {
    await navigator.clipboard.writeText(hash)
    setCopied(hash)
  }
  const done = copied === hash
  return (
    <span className="flex items-start gap-1">
      <Code>{hash}</Code>
      <IconButton label={words.copy} onClick={() => void copy().catch(() => undefined)}>
        {done ? <Check size={14} className="text-green" /> : <CopyIcon size={14} />}
      </IconButton>
      <span role="status" className="sr-only">
        {done ? words.copied : ''}
      </span>
    </span>
  )
}
