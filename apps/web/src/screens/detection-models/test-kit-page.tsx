import type { KitResult, KitState } from '@mimamori/contract/detection/detection-models-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Label } from '@mimamori/policy/detection/model-figures'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { NumberedList } from '../../decisions/numbered-list.tsx'
import { useNumberedChoice } from '../../decisions/secondary-actions/use-numbered-choice.ts'
import { formatCount } from '../../detection-models/detection-models-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useKeyScene } from '../../keys/use-key-scene.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { PageTitle } from '../page-title.tsx'
import { useModelOperation } from './use-model-operation.ts'

const ANSWERS: readonly Label[] = [...CATEGORIES, 'none']

/** A lead's test kit: past cases one by one, and then every answer beside those of the models and the desk. */
export function TestKitPage({ kitId }: { kitId: string }): ReactNode {
  const copy = useMessages('detection-models')
  const query = useQuery(queries.detectionModels.kit.queryOptions({ input: { kitId } }))
  const kit = query.data
  return (
    <div className="h-full overflow-y-auto">
      <div className="px-4 pt-3 pb-2">
        <PageTitle>{copy.kitTitle}</PageTitle>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {kit?.next ? (
            <span role="status" className="text-ink2">
              {copy.kitProgress(formatCount(kit.next.n + 1), formatCount(kit.cases))}
            </span>
          ) : null}
          <Link to="/models" className="text-accent underline-offset-2 hover:underline">
            {copy.back}
          </Link>
        </p>
      </div>
      {kit ? (
        kit.next ? (
          <KitCase key={kit.next.n} kitId={kit.id} next={kit.next} />
        ) : (
          <TestKitResults results={kit.results ?? []} />
        )
      ) : query.isPending ? (
        <SkeletonRows rows={8} label={copy.loading} />
      ) : (
        <LoadFailed
          words={{ failed: copy.kitFailed, retry: copy.retry, failedKept: copy.kitFailedKept }}
          onRetry={() => void query.refetch()}
        />
      )}
    </div>
  )
}

/** One case: its text, and the categories to choose from, one key each. */
function KitCase({ kitId, next: { n, text } }: { kitId: string; next: NonNullable<KitState['next']> }) {
  const copy = useMessages('detection-models')
  const { words } = useCopy()
  const { run, busy, problem } = useModelOperation()
  const answer = (label: Label) =>
    run(queries.detectionModels.answer, { kitId, n, answer: label }, { done: () => copy.kitAnswered })
  const labels = { ...words.categories, none: copy.kitNoViolation }
  useKeyScene(true, `${kitId} ${n}`)
  useKeys({ no_violation: () => void answer('none') }, !busy)
  const { list } = useNumberedChoice({ names: ANSWERS, labels, onTake: (label) => void answer(label) }, !busy)
  return (
    <div className="grid items-start gap-4 px-4 pb-8 lg:grid-cols-[minmax(0,1fr)_320px]">
      <article className="grid content-start gap-2 rounded-lg border border-line bg-panel px-4 py-3.5">
        {text === null ? <p className="text-ink2">{copy.kitTextGone}</p> : null}
        {text?.title ? (
          <h2 lang="ja" className="font-semibold">
            {text.title}
          </h2>
        ) : null}
        {text?.body ? (
          <p lang="ja" className="verbatim">
            {text.body}
          </p>
        ) : null}
      </article>
      <div className="grid gap-2" aria-busy={busy}>
        <p className="font-semibold">{copy.kitQuestion}</p>
        <NumberedList label={copy.kitQuestion} {...list} />
        <Problem small>{problem}</Problem>
      </div>
    </div>
  )
}

const isSameSide = (one: Label, another: Label) => (one === 'none') === (another === 'none')

/** The answers of a finished kit, each case in a row. */
function TestKitResults({ results }: { results: readonly KitResult[] }): ReactNode {
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
