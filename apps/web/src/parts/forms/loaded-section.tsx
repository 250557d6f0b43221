import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../load-failed.tsx'

type LoadedProps<Data> = {
  state: UseQueryResult<Data>
  label: string
  /** lines of the skeleton while it loads */
  rows: number
  /** of a part of a screen: said in a line where it could not be loaded */
  words?: { readonly failed: string; readonly retry: string }
  children: (data: Data) => ReactNode
}

/** What needs data: a skeleton while they load, a way to try again when that failed. */
export function Loaded<Data>({ state, label, rows, words, children }: LoadedProps<Data>): ReactNode {
  const again = () => void state.refetch()
  if (state.data !== undefined) return children(state.data)
  if (state.isPending) return <SkeletonRows rows={rows} label={label} />
  if (!words) return <NotLoaded onRetry={again} />
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2">
      {words.failed}
      <Button small onClick={again}>
        {words.retry}
      </Button>
    </div>
  )
}

const NotLoaded = ({ onRetry }: { onRetry: () => void }) => (
  <LoadFailed words={useMessages('admin')} onRetry={onRetry} />
)

type Props<Data> = Pick<LoadedProps<Data>, 'rows' | 'children'> & {
  title: string
  /** what it is for, below the title */
  lead: string
  query: UseQueryOptions<Data>
  wide?: boolean
}

/** A titled section of a screen, whose content needs data. */
export function LoadedSection<Data>({ title, lead, query, rows, wide, children }: Props<Data>): ReactNode {
  const state = useQuery(query)
  return (
    <section aria-label={title} className={cx('grid gap-4 px-4 py-3', !wide && 'max-w-3xl')}>
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="max-w-3xl text-sm text-ink2">{lead}</p>
      </div>
      <Loaded state={state} label={title} rows={rows}>
        {children}
      </Loaded>
    </section>
  )
}
