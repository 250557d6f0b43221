import type { AuditEntry } from '@mimamori/contract/audit/audit'
import type { ReactNode } from 'react'
import { useCopy } from '../language/language.tsx'
import { When } from '../language/when.tsx'
import { detailWords, worded } from './words.ts'

type Props = { entries: readonly AuditEntry[]; subjectLink: (entry: AuditEntry) => ReactNode }

/** The trail, newest first. */
export function AuditTable({ entries, subjectLink }: Props) {
  const { audit } = useCopy()
  const { columns } = audit
  return (
    <table aria-label={audit.title} className="w-full table-fixed border-collapse">
      <thead className="sticky top-0 z-10 bg-bg max-sheet:hidden">
        <tr className="h-8 text-left text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]">
          <th scope="col" className="w-20 pr-3 pl-4 text-right font-semibold">
            {columns.seq}
          </th>
          <th scope="col" className="w-52 px-2 font-semibold">
            {columns.at}
          </th>
          <th scope="col" className="w-36 px-2 font-semibold">
            {columns.actor}
          </th>
          <th scope="col" className="w-44 px-2 font-semibold">
            {columns.action}
          </th>
          <th scope="col" className="w-28 px-2 font-semibold">
            {columns.subject}
          </th>
          <th scope="col" className="px-2 pr-4 font-semibold">
            {columns.detail}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.seq} entry={entry} link={subjectLink(entry)} />
        ))}
      </tbody>
    </table>
  )
}

function AuditRow({ entry, link }: { entry: AuditEntry; link: ReactNode }) {
  const copy = useCopy()
  const detail = detailWords(copy, entry.detail)
  return (
    <tr className="h-8 border-b border-line hover:bg-hover max-sheet:grid max-sheet:h-auto max-sheet:grid-cols-[minmax(0,1fr)_auto] max-sheet:px-2 max-sheet:py-1.5">
      <td className="pr-3 pl-4 text-right text-ink2 max-sheet:hidden">{entry.seq.toLocaleString('en')}</td>
      <td className="px-2 text-ink2 max-sheet:order-2 max-sheet:text-right max-sheet:text-sm/5">
        <When at={entry.at} />
      </td>
      <td className="truncate px-2 max-sheet:order-3 max-sheet:text-sm/6 max-sheet:text-ink2">
        {entry.actor.alias || copy.audit.system}
      </td>
      <td className="truncate px-2 max-sheet:order-1">{worded(copy.audit.actions, entry.action)}</td>
      <td className="truncate px-2 max-sheet:order-4 max-sheet:text-right max-sheet:text-sm">
        {link ?? worded(copy.audit.subjects, entry.subject.type)}
      </td>
      <td
        className="truncate px-2 pr-4 text-sm text-ink2 max-sheet:order-5 max-sheet:col-span-2 max-sheet:empty:hidden"
        title={JSON.stringify(entry.detail)}
      >
        {detail}
      </td>
    </tr>
  )
}
