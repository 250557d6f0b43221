import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import type { AuditAddressFilters } from '../../audit/audit-address.ts'
import { AuditEntryPanel } from '../../audit/audit-entry-panel.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'

type Props = {
  seq: number
  /** the entry, when the list has it */
  known: AuditEntry | undefined
  mayReadAll: boolean
  onNarrow: (to: AuditAddressFilters) => void
  onClose: () => void
}

/** One entry beside the list; loaded when the list does not have it. */
export function AuditEntryLoader({ seq, known, ...rest }: Props): ReactNode {
  const { entry: words } = useMessages('audit')
  const loaded = useQuery({
    ...queries.audit.list.queryOptions({ input: { before: seq + 1, limit: 1 } }),
    enabled: known === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const entry = known ?? loaded.data?.entries.find((each) => each.seq === seq)
  if (entry) return <AuditEntryPanel entry={entry} subjectLink={renderCaseLink(entry)} {...rest} />
  if (loaded.isPending) return <SkeletonRows rows={8} label={words.title(String(seq))} />
  return (
    <ScreenMessage
      problem={loaded.isError}
      icon={<FileQuestion size={18} />}
      title={words.missing}
      actions={<Button onClick={rest.onClose}>{words.close}</Button>}
    />
  )
}

/** The case an entry is about. Who may not read cases sees its number alone. */
export const renderCaseLink = (entry: AuditEntry): ReactNode => <CaseLink entry={entry} />

function CaseLink({ entry }: { entry: AuditEntry }) {
  const { me } = useDesk()
  const audit = useMessages('audit')
  const { type, id, caseNumber } = entry.subject
  const subjects: Readonly<Record<string, string>> = audit.subjects
  if (caseNumber === null) return subjects[type] ?? type
  if (type !== 'case' || !may(me.role, 'cases.read')) return `#${caseNumber}`
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: id }}
      search={{ queue: 'flagged' }}
      className="relative z-1 inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
    >
      #{caseNumber}
    </Link>
  )
}
