import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { NearMissesTable } from '../../standards/near-misses-table.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { MemberLink } from '../member-link.tsx'

/** Who misses a standard by one criterion and by least, standard by standard. */
export function NearMisses({ state }: { state: StandardsState }): ReactNode {
  const copy = useStandardsCopy()
  const { language } = useLanguage()
  const { standards } = state.inForce.standards
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = standards.find(({ id }) => id === chosen) ?? standards[0]
  const query = useQuery({
    ...queries.standards.near.queryOptions({ input: { standard: shown?.id ?? '' } }),
    enabled: shown !== undefined,
  })
  if (!shown) return null
  const body = () => {
    if (query.isError) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
    if (!query.data) return <SkeletonRows rows={4} label={copy.loading} />
    return (
      <NearMissesTable
        standard={shown}
        lines={query.data.lines}
        known={query.data.known}
        renderMember={(id) => <MemberLink id={id}>{id}</MemberLink>}
      />
    )
  }
  return (
    <section aria-label={copy.near} className="grid gap-2">
      <div>
        <h2 className="font-semibold">{copy.near}</h2>
        <p className="text-sm text-ink2">{copy.nearNote}</p>
      </div>
      <div className="overflow-x-auto overflow-y-hidden">
        <Tabs
          label={copy.near}
          scope="near"
          active={shown.id}
          tabs={standards.map(({ id, name }) => ({ id, label: name[language] }))}
          onChange={setChosen}
        />
      </div>
      <div {...panelProps('near', shown.id)} className="max-w-[960px]">
        {body()}
      </div>
    </section>
  )
}
