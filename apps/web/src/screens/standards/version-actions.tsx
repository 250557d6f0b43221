import type { PendingVersion, StandardsState } from '@mimamori/contract/standards/standards-contract'
import { MAX_VERSION_REASON_LENGTH } from '@mimamori/policy/standards/standard-version-rules'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useDesk } from '../desk-context.tsx'
import { useStandardsOperation } from './use-standards-state.ts'

type Props = { state: StandardsState; pending: PendingVersion }

/** Approves the version that waits, sends it back, or takes it back. The step-up dialog opens over this screen. */
export function VersionActions({ state: { moves }, pending }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { instants } = useCopy()
  const { me } = useDesk()
  const operation = useStandardsOperation()
  const { run, why } = operation
  const { id: versionId, hash, beginsAt, aloneFrom, dryRun } = pending
  const own = pending.proposer.id === me.id
  const waitsForSecond = moves.approve === 'own_proposal'
  return (
    <div className="border-t border-line pt-3">
      <ActionPanel
        row
        words={copy}
        place={`standards ${versionId} ${me.id}`}
        operation={operation}
        actions={[
          {
            id: 'approve',
            label: own ? copy.approveAlone : beginsAt === null ? copy.approve : copy.approveOn,
            look: 'primary',
            shown: !own || (aloneFrom !== null && !waitsForSecond),
            refused: why(moves.approve),
            run: () =>
              run(
                queries.standards.approve,
                { versionId, hash, runId: dryRun?.run.id ?? '' },
                { done: ({ number }) => copy.approved(number) },
              ),
          },
          {
            id: 'try_again',
            label: copy.tryAgain,
            shown: moves.approve === 'dry_run_outdated' || moves.approve === 'dry_run_unfinished',
            refused: why(moves.try_out),
            run: () => run(queries.standards.tryAgain, { versionId }, { done: () => copy.tryingOut }),
          },
          {
            id: 'take_back',
            label: copy.takeBack,
            shown: own,
            refused: why(moves.take_back),
            run: () => run(queries.standards.takeBack, { versionId }, { done: () => copy.tookBack }),
          },
          {
            id: 'send_back',
            label: copy.sendBack,
            shown: !own,
            refused: why(moves.send_back),
            asks: { title: copy.sendBackTitle, hint: copy.sendBackNext, atMost: MAX_VERSION_REASON_LENGTH },
            run: (reason) => run(queries.standards.sendBack, { versionId, reason }, { done: () => copy.sentBack }),
          },
        ]}
      >
        {own && aloneFrom !== null ? (
          <p className="text-sm text-ink2">
            {waitsForSecond ? copy.aloneFrom(instants.brief(aloneFrom)) : copy.aloneNow} {copy.aloneInstead}
          </p>
        ) : null}
      </ActionPanel>
    </div>
  )
}
