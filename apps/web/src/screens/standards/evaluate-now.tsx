import type { EvaluationRun, StandardsState } from '@mimamori/contract/standards/standards-contract'
import { MEMBER_ROLES, type MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { RunProgress } from '../../standards/run-progress.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useDesk } from '../desk-context.tsx'
import { useRunWatch } from './use-run-watch.ts'
import { useStandardsOperation } from './use-standards-state.ts'
import { whyNoRun } from './why-no-run.ts'

type Whom = 'everyone' | MemberRole

/** Evaluates members now, or shows how far an evaluation is; anybody may watch it. */
export function EvaluateNow({
  state: { running, moves },
  decides,
}: {
  state: StandardsState
  decides: boolean
}): ReactNode {
  const copy = useStandardsCopy()
  const { words: common } = useCopy()
  const { me } = useDesk()
  const operation = useStandardsOperation()
  const { run: carryOut, busy } = operation
  const [whom, setWhom] = useState<Whom>('everyone')
  const [started, setStarted] = useState<string | null>(null)
  // a dry run is watched where its result will be
  const under = running && running.purpose !== 'dry' ? running : null
  const run = useRunWatch(under?.id ?? started)
  const shown: EvaluationRun | null = run?.state === 'running' ? run : under
  const evaluate = () =>
    carryOut(
      queries.standards.run,
      { roles: whom === 'everyone' ? [...MEMBER_ROLES] : [whom] },
      {
        done: ({ runId }) => {
          setStarted(runId)
          return copy.started
        },
      },
    )
  const cancel = (runId: string) => carryOut(queries.standards.cancel, { runId }, { done: () => copy.stopped })
  if (shown && run?.state !== 'done' && run?.state !== 'cancelled' && run?.state !== 'failed')
    return <RunProgress run={shown} busy={busy} onCancel={decides ? () => void cancel(shown.id) : null} />
  if (!decides) return null
  const why = whyNoRun(operation, copy.ownDryRun, { refusal: moves.run, running, me: me.id })
  return (
    <div className="grid justify-items-end gap-1 max-sheet:justify-items-start">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={copy.evaluateWhom}
          value={whom}
          options={[
            { value: 'everyone', label: copy.everyone },
            ...MEMBER_ROLES.map((value) => ({ value, label: common.memberRoles[value] })),
          ]}
          onChange={setWhom}
        />
        <Button disabled={busy || moves.run !== null} title={why ?? undefined} onClick={() => void evaluate()}>
          {copy.evaluateNow}
        </Button>
      </div>
      <Problem small>{operation.problem}</Problem>
    </div>
  )
}
