import type { ErasureLine } from '@mimamori/contract/erasure/erasure-contract'
import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Tag } from '@mimamori/ui/tag'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { failureMessage } from '../parts/failure-message.ts'
import { Loaded } from '../parts/forms/loaded-section.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { EraseMemberForm } from './erase-member-form.tsx'

type Props = {
  at: string | undefined
  onGo: (at: string | undefined) => void
}

/** how often it is looked whether the files are clean, while they are not */
const POLL_INTERVAL_MS = 2_000

/** Members whose data is to go: found by id, looked at, erased; and those that were. */
export function ErasureSection({ at, onGo }: Props): ReactNode {
  const copy = useMessages('erasure')
  const list = useQuery({
    ...queries.erasure.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.some(({ purge }) => purge.state === 'purging') ? POLL_INTERVAL_MS : false,
  })
  return (
    <section aria-label={copy.title} className="grid gap-5 px-4 py-3">
      <div>
        <h2 className="font-semibold">{copy.title}</h2>
        <p className="max-w-3xl text-sm text-ink2">{copy.lead}</p>
      </div>
      <FindMemberForm id={at} onFind={onGo} />
      {at ? <ErasableMember key={at} id={at} onErased={() => void list.refetch()} /> : null}
      <div>
        <h3 className="pb-1 font-semibold">{copy.done}</h3>
        <Loaded state={list} rows={3} label={copy.done}>
          {(erasures) =>
            erasures.length > 0 ? <ErasedMembersTable erasures={erasures} /> : <p className="text-ink2">{copy.none}</p>
          }
        </Loaded>
      </div>
    </section>
  )
}

function FindMemberForm({ id, onFind }: { id: string | undefined; onFind: (id: string) => void }) {
  const copy = useMessages('erasure')
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onFind(String(new FormData(event.currentTarget).get('id')).trim())
  }
  return (
    <form onSubmit={find} className="flex flex-wrap items-end gap-2">
      <label className="grid gap-1 text-sm text-ink2">
        {copy.memberId}
        <input
          key={id ?? ''}
          name="id"
          required
          pattern="[A-Za-z0-9_\-]{1,64}"
          autoComplete="off"
          placeholder={copy.memberHint}
          defaultValue={id ?? ''}
          className="h-8 w-56 rounded-md border border-line2 bg-panel px-2 text-ink"
        />
      </label>
      <Button type="submit">{copy.find}</Button>
    </form>
  )
}

function ErasableMember({ id, onErased }: { id: string; onErased: () => void }) {
  const copy = useMessages('erasure')
  const all = useCopy()
  const erasable = useQuery({ ...queries.erasure.find.queryOptions({ input: { memberId: id } }), retry: false })
  if (erasable.isPending) return <SkeletonRows rows={4} label={copy.found(id)} />
  if (!erasable.data) {
    const failure = failureOf(erasable.error)
    return (
      <p role="alert" className="text-amber">
        {failure.kind === 'not_found' ? copy.notFound : failureMessage(all, failure)}
      </p>
    )
  }
  const erased = () => {
    void erasable.refetch()
    onErased()
  }
  return <EraseMemberForm erasable={erasable.data} onErased={erased} />
}

const TONES = { purging: 'amber', purged: 'green', operator: 'neutral' } as const

/** The newest erasures, and whether the files are clean of them. */
function ErasedMembersTable({ erasures }: { erasures: readonly ErasureLine[] }): ReactNode {
  const copy = useMessages('erasure')
  return (
    <div className="overflow-x-auto">
      <DataTable
        look="panel"
        label={copy.done}
        names={copy.columns}
        rows={erasures}
        columns={[
          { id: 'at', quiet: true, cell: ({ at }) => <Timestamp at={at} /> },
          { id: 'member', className: 'font-mono', cell: ({ memberId }) => memberId },
          { id: 'reason', cell: ({ reason }) => copy.reasons[reason] },
          { id: 'actor', cell: ({ actor }) => actor.alias || copy.command },
          {
            id: 'counts',
            right: true,
            cell: ({ counts }) =>
              copy.total(
                Object.values(counts)
                  .reduce((sum, n) => sum + n, 0)
                  .toLocaleString('en'),
              ),
          },
          {
            id: 'purge',
            cell: ({ purge: { state } }) => <Tag tone={TONES[state]}>{copy.purge[state]}</Tag>,
          },
        ]}
      />
    </div>
  )
}
