import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import { may } from '@mimamori/policy/staff/role-permissions'
import { standardSetDifferences } from '@mimamori/policy/standards/standard-set-differences'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { CircleAlert, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { STANDARDS_TABS } from '../../standards/standards-address.ts'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { ChangesTab } from './changes-tab.tsx'
import { DryRunTab } from './dry-run-tab.tsx'
import { EvaluateNow } from './evaluate-now.tsx'
import { StandardsTab } from './standards-tab.tsx'
import { useStandardsAddress, useStandardsDraft, useStandardsQuery } from './use-standards-state.ts'
import { useTryOut } from './use-try-out.ts'
import { VersionsTab } from './versions-tab.tsx'

/** For leads: the account standards, how many meet them, what changed ones would change, and their versions. */
export function StandardsPage(): ReactNode {
  const copy = useStandardsCopy()
  const query = useStandardsQuery()
  return (
    <div className="flex h-full flex-col overflow-y-auto" data-wide>
      <div className="px-4 pt-3 pb-2">
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      {query.data ? (
        <Whole state={query.data} />
      ) : query.isError ? (
        <LoadFailed words={copy} onRetry={() => void query.refetch()} />
      ) : (
        <SkeletonRows rows={12} label={copy.loading} />
      )}
    </div>
  )
}

function Whole({ state }: { state: StandardsState }) {
  const copy = useStandardsCopy()
  const { me } = useDesk()
  const { at, go } = useStandardsAddress()
  const draft = useStandardsDraft(state.inForce.standards)
  const tryOut = useTryOut(state, draft)
  const decides = may(me.role, 'standards.decide')
  const tab = at.tab ?? 'standards'
  const changed = draft.edited ? standardSetDifferences(state.inForce.standards, draft.set).length : 0
  const counts = {
    standards: undefined,
    dry: changed || undefined,
    changes: undefined,
    versions: state.pending ? 1 : undefined,
  }
  // somebody who cannot decide has no draft, and may be shown a dry run
  const tabs = STANDARDS_TABS.filter((each) => each !== 'dry' || decides || at.run !== undefined)
  const show = (next: (typeof STANDARDS_TABS)[number]) =>
    go({ tab: next === 'standards' ? undefined : next, month: undefined, change: undefined })
  const body = () => {
    switch (tab) {
      case 'standards':
        return <StandardsTab state={state} draft={draft} decides={decides} />
      case 'dry':
        return <DryRunTab state={state} draft={draft} decides={decides} tryOut={tryOut} />
      case 'changes':
        return <ChangesTab state={state} />
      case 'versions':
        return <VersionsTab state={state} decides={decides} />
    }
  }
  return (
    <>
      <StandardsHead state={state} decides={decides} />
      {state.pending && tab !== 'versions' ? <PendingLine state={state} onSee={() => show('versions')} /> : null}
      <div className="flex-none overflow-x-auto overflow-y-hidden px-4">
        <Tabs
          label={copy.tabsLabel}
          scope="standards"
          active={tab}
          tabs={tabs.map((id) => ({ id, label: copy.tabs[id], count: counts[id] }))}
          onChange={show}
        />
      </div>
      <div {...panelProps('standards', tab)} className="flex-1 px-4 pt-4 pb-10">
        {body()}
      </div>
      {draft.edited && tab === 'standards' ? (
        <div
          className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t border-line bg-raised px-4 py-2"
          data-draft-bar
        >
          <span className="mr-auto font-semibold">{copy.draftChanges(changed)}</span>
          <Problem small plain>
            {tryOut.problem}
          </Problem>
          <Button onClick={draft.reset}>{copy.resetAll}</Button>
          <Button onClick={() => show('dry')} className="max-phone:hidden">
            {copy.openDraft}
          </Button>
          <Button
            variant="primary"
            disabled={tryOut.busy || tryOut.why !== null}
            title={tryOut.why ?? undefined}
            onClick={() => void tryOut.start()}
            className="font-semibold"
          >
            {copy.tryOut}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** Which version is in force, when members were evaluated last, and how they are evaluated now. */
function StandardsHead({ state, decides }: { state: StandardsState; decides: boolean }) {
  const copy = useStandardsCopy()
  const { words, instants } = useCopy()
  const { inForce, evaluatedAt, runs } = state
  const last = runs.find(({ purpose, state: how }) => purpose !== 'dry' && how !== 'running')
  const trouble = last?.state === 'failed' ? copy.runFailed : last?.state === 'cancelled' ? copy.runStopped : null
  return (
    <div className="grid gap-2 px-4 pb-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <div className="flex gap-1.5">
            <dt className="sr-only">{copy.title}</dt>
            <dd className="font-semibold">{copy.version(inForce.number)}</dd>
            {inForce.since ? <dd className="text-ink2">{copy.sinceDay(instants.day(inForce.since))}</dd> : null}
          </div>
          {MEMBER_ROLES.map((role) => {
            const when = evaluatedAt[role]
            return (
              <div key={role} className="flex gap-1.5">
                <dt className="text-ink2">{`${copy.evaluated} ${words.memberRoles[role]}`}</dt>
                <dd>{when ? <Timestamp at={when} brief /> : copy.never}</dd>
              </div>
            )
          })}
        </dl>
        <EvaluateNow state={state} decides={decides} />
      </div>
      {trouble ? (
        <p className="flex items-start gap-1.5 rounded-md bg-amber-bg px-2.5 py-2 text-sm text-amber" data-trouble>
          <CircleAlert size={16} className="flex-none" aria-hidden="true" />
          {trouble}
        </p>
      ) : null}
    </div>
  )
}

function PendingLine({ state: { pending }, onSee }: { state: StandardsState; onSee: () => void }) {
  const copy = useStandardsCopy()
  const { me } = useDesk()
  if (!pending) return null
  const text = pending.proposer.id === me.id ? copy.waitingOwn : copy.waiting
  return (
    <div className="mx-4 mb-1 flex items-center gap-2 rounded-md border border-line bg-accent-bg px-2.5 py-1.5 text-sm">
      <Hourglass size={16} className="flex-none text-accent" aria-hidden="true" />
      <span className="mr-auto">{text(pending.number)}</span>
      <Button small onClick={onSee}>
        {copy.see}
      </Button>
    </div>
  )
}
