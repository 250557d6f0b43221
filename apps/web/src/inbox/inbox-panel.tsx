import { Button } from '@mimamori/ui/button'
import { Segmented } from '@mimamori/ui/segmented'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { InboxEntries } from './inbox-entries.tsx'
import { WatchedCases } from './watched-cases.tsx'

const LISTS = ['all', 'unread', 'watched'] as const

type Props = { unread: number; onOpen: (caseId: string) => void; onLeave: () => void }

/** The inbox: everything, what is unread, or the cases one watches. `onOpen`: a case; `onLeave`: anything was opened. */
export default function InboxPanel({ unread, onOpen, onLeave }: Props): ReactNode {
  const copy = useMessages('inbox')
  const { shell } = useCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const [list, setList] = useState<(typeof LISTS)[number]>('all')
  const openCase = (caseId: string) => {
    onLeave()
    onOpen(caseId)
  }
  const readAll = () =>
    void api.inbox.read({}).then(
      () => {
        announce(copy.readAllDone, true)
        void cache.invalidateQueries({ queryKey: queries.inbox.key() })
      },
      () => announce(copy.failed, true),
    )
  return (
    <>
      <div className="sticky top-0 z-10 grid gap-2 border-b border-line bg-raised px-4 pt-3 pb-2.5">
        <h2 className="text-sm font-semibold">{shell.inbox}</h2>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segmented
            label={copy.show}
            value={list}
            options={LISTS.map((value) => ({ value, label: copy.lists[value] }))}
            onChange={setList}
          />
          <Button small variant="quiet" disabled={unread === 0} onClick={readAll}>
            {copy.readAll}
          </Button>
        </div>
      </div>
      {list === 'watched' ? (
        <WatchedCases onOpen={openCase} />
      ) : (
        <InboxEntries key={list} list={list} onOpen={onOpen} onLeave={onLeave} />
      )}
    </>
  )
}
