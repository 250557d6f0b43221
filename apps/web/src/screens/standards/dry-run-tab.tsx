import type { DryRunResult, StandardsState } from '@mimamori/contract/standards/standards-contract'
import { isSameSet } from '@mimamori/policy/standards/standard-set-differences'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { DifferenceList } from '../../standards/difference-list.tsx'
import { RunProgress } from '../../standards/run-progress.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { DryRunFindings } from './dry-run-result.tsx'
import { ProposeForm } from './propose-form.tsx'
import { StandardsPanel } from './standards-panel.tsx'
import { useRunWatch } from './use-run-watch.ts'
import { type StandardsDraft, useStandardsAddress, useStandardsOperation } from './use-standards-state.ts'
import type { useTryOut } from './use-try-out.ts'

type Props = {
  state: StandardsState
  draft: StandardsDraft
  decides: boolean
  tryOut: ReturnType<typeof useTryOut>
}

/** The draft, what it would change for whom, and its proposal. */
export function DryRunTab({ state, draft, decides, tryOut }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { at } = useStandardsAddress()
  const approving = state.inForce.number === 0
  if (!draft.edited && !approving && at.run === undefined)
    return (
      <ScreenMessage icon={<SlidersHorizontal size={18} />} title={copy.draftNone}>
        {copy.draftNoneNext}
      </ScreenMessage>
    )
  return (
    <div className="grid max-w-[960px] gap-4">
      {draft.edited || approving ? (
        <StandardsPanel title={draft.edited ? copy.draftTitle : copy.unapprovedTitle}>
          {draft.edited ? (
            <DifferenceList was={state.inForce.standards} now={draft.set} />
          ) : (
            <p>{copy.unapprovedNext}</p>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <Button
              variant="primary"
              disabled={tryOut.busy || tryOut.why !== null || state.running !== null}
              onClick={() => void tryOut.start()}
              className="font-semibold"
            >
              {copy.tryOut}
            </Button>
            {draft.edited ? <Button onClick={draft.reset}>{copy.resetAll}</Button> : null}
            <span className="text-sm text-ink2">{tryOut.why ?? copy.tryOutNote}</span>
          </div>
          <Problem small>{tryOut.problem}</Problem>
        </StandardsPanel>
      ) : null}
      {at.run === undefined ? null : (
        <Result key={at.run} runId={at.run} state={state} draft={draft} decides={decides} />
      )}
    </div>
  )
}

type ResultProps = { runId: string; state: StandardsState; draft: StandardsDraft; decides: boolean }

function Result({ runId, state, draft, decides }: ResultProps) {
  const copy = useStandardsCopy()
  const operation = useStandardsOperation()
  const run = useRunWatch(runId)
  const ended = run !== null && run.state !== 'running'
  const query = useQuery({
    ...queries.standards.dryRun.queryOptions({ input: { runId } }),
    enabled: ended && run.state === 'done',
  })
  const failed = run?.state === 'failed' ? copy.dryFailed : run?.state === 'cancelled' ? copy.dryStopped : null
  const body = () => {
    if (run && !ended) {
      const cancel = () => void operation.run(queries.standards.cancel, { runId }, { done: () => copy.stopped })
      return <RunProgress run={run} busy={operation.busy} onCancel={decides ? cancel : null} />
    }
    if (failed) return <Problem small>{failed}</Problem>
    if (query.isError) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
    if (!query.data) return <SkeletonRows rows={4} label={copy.loading} />
    return <Found result={query.data} state={state} draft={draft} decides={decides} />
  }
  return <StandardsPanel title={copy.result}>{body()}</StandardsPanel>
}

function Found({ result, state, draft, decides }: Omit<ResultProps, 'runId'> & { result: DryRunResult }) {
  const copy = useStandardsCopy()
  const moved = draft.edited && !isSameSet(draft.set, result.standards)
  const isInForce = state.inForce.number > 0 && isSameSet(state.inForce.standards, result.standards)
  return (
    <>
      {draft.edited && !moved ? null : <DifferenceList was={state.inForce.standards} now={result.standards} />}
      {moved ? <p className="rounded-md bg-amber-bg px-2.5 py-2 text-sm text-amber">{copy.draftMoved}</p> : null}
      {decides && (moved || !draft.edited) && !isInForce ? (
        <Button small className="justify-self-start" onClick={() => draft.edit(result.standards)}>
          {copy.takeOver}
        </Button>
      ) : null}
      <DryRunFindings result={result} inForce={state.inForce.standards} />
      {decides && !moved && !isInForce ? <ProposeForm state={state} runId={result.run.id} draft={draft} /> : null}
    </>
  )
}
