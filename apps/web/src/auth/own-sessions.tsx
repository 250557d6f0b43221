import type { OwnSession } from '@mimamori/contract/staff/own-session-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Skeleton } from '@mimamori/ui/skeleton'
import { Tag } from '@mimamori/ui/tag'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Operation, queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useOperation } from '../parts/use-operation.ts'

/** One's sessions, each with a button that ends it. */
export function OwnSessions(): ReactNode {
  const copy = useMessages('sessions')
  const cache = useQueryClient()
  const list = useQuery(queries.session.list.queryOptions())
  const { run, problem } = useOperation()
  const end = async <Input,>(operation: Operation<Input, OwnSession[]>, input: Input) => {
    const left = await run(operation, input, { done: () => copy.ended })
    if (left) cache.setQueryData(queries.session.list.queryKey(), left)
  }
  if (list.isPending) return <Waiting label={copy.loading} />
  if (!list.data) {
    return (
      <p role="alert" className="flex flex-wrap items-center justify-between gap-2 text-red">
        {copy.failed}
        <Button small onClick={() => void list.refetch()}>
          {copy.retry}
        </Button>
      </p>
    )
  }
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <p className="text-sm text-ink2">{copy.lead}</p>
        {list.data.length > 1 ? (
          <Button small onClick={() => void end(queries.session.revokeOthers, undefined)}>
            {copy.endOthers}
          </Button>
        ) : null}
      </div>
      <Problem>{problem}</Problem>
      <ul className="grid">
        {list.data.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            onEnd={() => void end(queries.session.revoke, { id: session.id })}
          />
        ))}
      </ul>
    </>
  )
}

function SessionRow({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const copy = useMessages('sessions')
  const { instants } = useCopy()
  const { agent, method, signedInAt, lastSeenAt, current } = session
  const device = agent === '' ? copy.unknown : copy.agent(agent)
  return (
    <li className="flex min-h-12 items-center justify-between gap-3 border-t border-line py-1.5 first:border-t-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          {device} {current ? <Tag tone="accent">{copy.current}</Tag> : null}
        </p>
        <p className="text-sm text-ink2">
          {copy.signedIn(instants.brief(signedInAt))} · {copy.lastSeen(instants.brief(lastSeenAt))} ·{' '}
          {copy.methods[method]}
        </p>
      </div>
      {current ? null : (
        <Button small aria-label={copy.endOf(device, instants.brief(signedInAt))} onClick={onEnd}>
          {copy.end}
        </Button>
      )}
    </li>
  )
}

function Waiting({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-4 w-64" />
    </div>
  )
}
