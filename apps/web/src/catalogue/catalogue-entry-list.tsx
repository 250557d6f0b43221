import type { ListedEntry } from '@mimamori/contract/catalogue/catalogue-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { noonInJapan } from './catalogue-copy.ts'
import { isRetired } from './catalogue-entry-texts.ts'

type Props = {
  entries: readonly ListedEntry[]
  /** renders a link to an entry */
  link: (id: string, children: ReactNode) => ReactNode
}

/** The things of one kind, each with the version in force and the one to come. */
export function CatalogueEntryList({ entries, link }: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  return (
    <ul aria-label={catalogueCopy.list}>
      {entries.map((listed) => (
        <li key={listed.entry.id} className="border-b border-line">
          {link(listed.entry.id, <EntryLine listed={listed} />)}
        </li>
      ))}
    </ul>
  )
}

function EntryLine({ listed: { entry, inForce, coming } }: { listed: ListedEntry }) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { instants } = useCopy()
  const { language } = useLanguage()
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 py-1.5">
      <span className="truncate">{entry.data.label[language]}</span>
      <span className="flex items-center gap-1.5 text-sm text-ink2">
        {isRetired(entry) ? <Tag>{catalogueCopy.retired}</Tag> : null}
        {inForce ? catalogueCopy.version(entry.version) : <Tag tone="amber">{catalogueCopy.notYet}</Tag>}
      </span>
      <span className="truncate text-sm text-ink2">{entry.id}</span>
      <span className="text-sm text-ink2">
        {coming ? (
          <span className="text-amber">
            {catalogueCopy.until(
              catalogueCopy.version(coming.version),
              instants.day(noonInJapan(coming.effectiveFrom)),
            )}
          </span>
        ) : null}
      </span>
    </span>
  )
}
