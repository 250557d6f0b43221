import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { ModelHistoryTable } from '../../detection-models/model-history-table.tsx'
import { SilencedTexts } from '../../detection-models/silenced-texts.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { ChallengerSection } from './challenger-section.tsx'
import { ChampionSection } from './champion-section.tsx'
import { LevelsSection } from './levels-section.tsx'
import { RefitSection } from './refit-section.tsx'
import { TestKitPage } from './test-kit-page.tsx'

const POLL_INTERVAL_MS = 10_000
const REFITTING_POLL_INTERVAL_MS = 1_000

/** The detection models; with a test kit in the address, that. */
export function DetectionModelsPage(): ReactNode {
  const { kit } = useSearch({ from: '/models' })
  return kit === undefined ? <ModelsPage /> : <TestKitPage key={kit} kitId={kit} />
}

/** For leads: the model in use, the one in shadow with its gates, the refit, and every earlier model. */
function ModelsPage() {
  const copy = useMessages('detection-models')
  const query = useQuery({
    ...queries.detectionModels.state.queryOptions(),
    refetchInterval: ({ state: { data } }) => (data?.refit.running ? REFITTING_POLL_INTERVAL_MS : POLL_INTERVAL_MS),
  })
  return (
    <div className="h-full overflow-y-auto">
      <div className="px-4 pt-3 pb-3">
        <PageTitle>{copy.title}</PageTitle>
        <p className="max-w-4xl text-sm text-ink2">{copy.lead}</p>
      </div>
      {query.data ? (
        <Models state={query.data} />
      ) : query.isPending ? (
        <SkeletonRows rows={8} label={copy.loading} />
      ) : (
        <LoadFailed words={copy} onRetry={() => void query.refetch()} />
      )}
    </div>
  )
}

function Models({ state }: { state: DetectionModelsState }) {
  const copy = useMessages('detection-models')
  return (
    <div className="grid gap-6 pb-8">
      <div className="grid items-start gap-4 px-4 xl:grid-cols-2">
        <div className="grid gap-4">
          {state.levels ? <ChampionSection state={state} /> : <p role="status">{copy.off}</p>}
          <RefitSection state={state} />
          <ChallengerSection state={state} />
        </div>
        {state.levels ? <LevelsSection levels={state.levels} ordersOnly={state.champion === null} /> : null}
      </div>
      {/* the newest model says it, whether it was offered or rejected */}
      <SilencedTexts
        silenced={(state.challenger ?? state.history[0])?.silenced ?? []}
        caseLink={(caseId, text) => (
          <Link to="/review/$caseId" params={{ caseId }} search={{ queue: 'flagged' }} className="underline">
            {text}
          </Link>
        )}
      />
      <section aria-label={copy.history}>
        <h2 className="px-4 pb-2 font-semibold">{copy.history}</h2>
        {state.history.length > 0 ? (
          <ModelHistoryTable models={state.history} />
        ) : (
          <p className="px-4 text-sm text-ink2">{copy.noHistory}</p>
        )}
      </section>
    </div>
  )
}
