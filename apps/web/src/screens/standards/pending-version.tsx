import type { PendingVersion, StandardsState } from '@mimamori/contract/standards/standards-contract'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { langOf } from '../../i18n/lang-of.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { DifferenceList } from '../../standards/difference-list.tsx'
import { RunProgress } from '../../standards/run-progress.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { DryRunFindings } from './dry-run-result.tsx'
import { StandardsPanel } from './standards-panel.tsx'
import { useRunWatch } from './use-run-watch.ts'
import { VersionActions } from './version-actions.tsx'

type Props = { state: StandardsState; pending: PendingVersion; decides: boolean }

/** The version that waits: what it changes, for whom, and what can be done with it. */
export function PendingVersionPanel({ state, pending, decides }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { instants } = useCopy()
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const { number, standards, beginsAt, reason, proposer, proposedAt, intact, dryRun } = pending
  // one whose day has come begins on its approval
  const later = beginsAt !== null && beginsAt > now ? beginsAt : null
  return (
    <StandardsPanel title={`${copy.pending} ・ ${copy.version(number)}`}>
      <p className="flex flex-wrap gap-x-4 text-sm text-ink2">
        <span>
          {copy.proposer} {proposer.alias} <Timestamp at={proposedAt} brief />
        </span>
        <span>{later === null ? copy.beginsNow : copy.begins(instants.day(later))}</span>
      </p>
      <p lang={langOf(reason)} className="verbatim border-l-2 border-line2 pl-2.5">
        {reason}
      </p>
      {intact ? null : <Problem>{copy.altered}</Problem>}
      <h3 className="text-sm font-semibold">{copy.differences}</h3>
      <DifferenceList was={state.inForce.standards} now={standards} />
      <h3 className="text-sm font-semibold">{copy.result}</h3>
      {later === null ? null : <p className="text-sm text-ink2">{copy.evaluatedOnDay}</p>}
      <DryRunOf pending={pending} inForce={state.inForce.standards} key={dryRun?.run.id ?? ''} />
      {decides ? <VersionActions state={state} pending={pending} /> : null}
    </StandardsPanel>
  )
}

function DryRunOf({ pending: { dryRun }, inForce }: { pending: PendingVersion; inForce: StandardSet }) {
  const copy = useStandardsCopy()
  const running = dryRun?.run.state === 'running' ? dryRun.run : null
  const run = useRunWatch(running?.id ?? null)
  if (dryRun === null) return null
  if (running) return <RunProgress run={run ?? running} busy={false} onCancel={null} />
  if (dryRun.run.state === 'failed') return <Problem small>{copy.dryFailed}</Problem>
  if (dryRun.run.state === 'cancelled') return <Problem small>{copy.dryStopped}</Problem>
  return <DryRunFindings result={dryRun} inForce={inForce} />
}
