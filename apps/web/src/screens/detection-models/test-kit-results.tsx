import type { KitResult } from '@mimamori/contract/detection/detection-models-contract'
import type { Label } from '@mimamori/policy/detection/model-figures'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from '../../detection-models/detection-models-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'

const isSameSide = (one: Label, another: Label) => (one === 'none') === (another === 'none')

/** The answers of a finished kit, each case in a row. */
export function TestKitResults({ results }: { results: readonly KitResult[] }): ReactNode {
  const copy = useMessages('detection-models')
  const { words, queue } = useCopy()
  const nameOf = (label: Label) => (label === 'none' ? copy.kitNoViolation : words.categoriesShort[label])
  const agreed = (side: 'desk' | 'challenger') =>
    formatCount(results.filter((each) => isSameSide(each.own, each[side])).length)
  const answer = (id: 'own' | 'desk' | 'challenger' | 'champion', name: string) => ({
    id,
    name,
    className: 'w-38',
    cell: (row: KitResult) => (
      <span className={isSameSide(row.own, row[id]) ? undefined : 'font-semibold text-amber'}>{nameOf(row[id])}</span>
    ),
  })
  return (
    <div className="grid gap-3 pb-8">
      <div className="px-4">
        <h2 className="font-semibold">{copy.kitDone}</h2>
        <p className="text-sm text-ink2">
          {copy.kitDoneNote(agreed('desk'), agreed('challenger'), formatCount(results.length))}
        </p>
      </div>
      <DataTable
        fixed
        label={copy.kitDone}
        mark="data-case"
        rows={results}
        rowId={({ caseId }) => caseId}
        columns={[
          {
            id: 'text',
            name: copy.text,
            cell: ({ caseId, text }) => (
              <Link
                to="/review/$caseId"
                params={{ caseId }}
                search={{ queue: 'patrol' }}
                lang="ja"
                className="hover:underline"
              >
                {text ? text.title || text.body : queue.noTitle}
              </Link>
            ),
          },
          answer('own', copy.own),
          answer('desk', copy.desk),
          answer('challenger', copy.ofChallenger),
          answer('champion', copy.ofChampion),
        ]}
      />
    </div>
  )
}
