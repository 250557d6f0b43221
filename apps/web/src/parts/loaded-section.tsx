import { SkeletonRows } from '@mimamori/ui/skeleton'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

type Props<Data> = {
  title: string
  /** what it is for, below the title */
  lead: string
  state: UseQueryResult<Data>
  /** lines of the skeleton while its data load */
  rows: number
  /** what is shown when they could not be loaded */
  failed: (retry: () => void) => ReactNode
  wide?: boolean
  children: (data: Data) => ReactNode
}

/** A titled section of a screen, whose content needs data: a skeleton while they load, a way to try again when that failed. */
export function LoadedSection<Data>(props: Props<Data>): ReactNode {
  const { title, lead, state, rows, failed, wide = false, children } = props
  return (
    <section aria-label={title} className={`grid gap-4 px-4 py-3 ${wide ? '' : 'max-w-3xl'}`}>
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="max-w-3xl text-sm text-ink2">{lead}</p>
      </div>
      {state.isPending ? <SkeletonRows rows={rows} label={title} /> : null}
      {state.isError && !state.data ? failed(() => void state.refetch()) : null}
      {state.data ? children(state.data) : null}
    </section>
  )
}
