import type { ListedEntry } from '@mimamori/contract/catalogue/catalogue-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { isRetired } from './parts.ts'
import { noonOf, usePageCopy } from './words.ts'

type Props = {
  entries: readonly ListedEntry[]
  /** a way to an entry, around what it is shown as */
  link: (id: string, children: ReactNode) => ReactNode
}

/** The things of one kind, each with the version in force and the one to come. */
export function EntryList({ entries, link }: Props) {
  const page = usePageCopy()
  return (
    <ul aria-label={page.list}>
      {entries.map((listed) => (
        <li key={listed.entry.id} className="border-b border-line">
          {link(listed.entry.id, <Line listed={listed} />)}
        </li>
      ))}
    </ul>
  )
}

function Line({ listed: { entry, inForce, coming } }: { listed: ListedEntry }) {
  const page = usePageCopy()
  const { instants } = useCopy()
  const { language } = useLanguage()
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 py-1.5">
      <span className="truncate">{entry.data.label[language]}</span>
      <span className="flex items-center gap-1.5 text-sm text-ink2">
        {isRetired(entry) ? <Tag>{page.retired}</Tag> : null}
        {inForce ? page.version(entry.version) : <Tag tone="amber">{page.notYet}</Tag>}
      </span>
      <span className="truncate text-sm text-ink2">{entry.id}</span>
      <span className="text-sm text-ink2">
        {coming ? (
          <span className="text-amber">
            {page.until(page.version(coming.version), instants.day(noonOf(coming.effectiveFrom)))}
          </span>
        ) : null}
      </span>
    </span>
  )
}
