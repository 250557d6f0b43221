import type { EvaluationRun, StandardsState, StandardVersion } from '@mimamori/contract/standards/standards-contract'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { Tag, type Tone } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { langOf } from '../../i18n/lang-of.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { DifferenceList } from '../../standards/difference-list.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { PendingVersionPanel } from './pending-version.tsx'
import { StandardsPanel } from './standards-panel.tsx'

/** The version that waits, those that are planned and past, and the newest evaluations. */
export function VersionsTab({ state, decides }: { state: StandardsState; decides: boolean }): ReactNode {
  const copy = useStandardsCopy()
  const { pending, planned, past } = state
  return (
    <div className="grid items-start gap-4 strip:grid-cols-[minmax(0,1fr)_minmax(0,520px)]">
      {pending ? (
        <PendingVersionPanel state={state} pending={pending} decides={decides} />
      ) : (
        <StandardsPanel title={copy.pending}>
          <p className="text-ink2">{copy.noPending}</p>
        </StandardsPanel>
      )}
      <div className="grid gap-4">
        {planned.length > 0 ? (
          <StandardsPanel title={copy.planned}>
            <Versions versions={planned} all={[...planned, ...past]} />
          </StandardsPanel>
        ) : null}
        <StandardsPanel title={copy.past}>
          {past.length === 0 ? (
            <p className="text-ink2">{copy.noPast}</p>
          ) : (
            <Versions versions={past} all={[...planned, ...past]} />
          )}
        </StandardsPanel>
        <StandardsPanel title={copy.runsTitle}>
          {state.runs.length === 0 ? <p className="text-ink2">{copy.noRuns}</p> : <Runs runs={state.runs} />}
        </StandardsPanel>
      </div>
    </div>
  )
}

const END_TONES: Readonly<Record<NonNullable<StandardVersion['ended']>['how'], Tone>> = {
  approved: 'green',
  sent_back: 'neutral',
  taken_back: 'neutral',
}

/** The standards in force before a version: those of the last approved one below it. */
function standardsBefore({ number }: StandardVersion, all: readonly StandardVersion[]): StandardSet {
  const earlier = all
    .filter((each) => each.ended?.how === 'approved' && each.number < number)
    .toSorted((a, b) => b.number - a.number)
  return earlier[0]?.standards ?? SHIPPED_STANDARDS
}

function Versions({ versions, all }: { versions: readonly StandardVersion[]; all: readonly StandardVersion[] }) {
  const copy = useStandardsCopy()
  const { instants } = useCopy()
  return (
    <ul className="grid">
      {versions.map((version) => {
        const { id, number, beginsAt, reason, proposer, ended, standards } = version
        return (
          <li key={id} data-version={number} className="border-b border-line last:border-b-0">
            <details>
              <summary className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md py-1 hover:bg-hover">
                <span className="font-semibold">{copy.version(number)}</span>
                {ended ? <Tag tone={END_TONES[ended.how]}>{copy.ends[ended.how]}</Tag> : null}
                <span className="text-sm text-ink2">
                  {beginsAt && ended?.how === 'approved' ? copy.begins(instants.day(beginsAt)) : null}
                </span>
                <span className="ml-auto text-sm text-ink2 max-sheet:ml-0">
                  {proposer.alias}
                  {ended ? ` → ${ended.by.alias} ` : null}
                  {ended ? <Timestamp at={ended.at} brief /> : null}
                </span>
              </summary>
              <div className="grid gap-2 pb-3">
                <p lang={langOf(reason)} className="verbatim border-l-2 border-line2 pl-2.5 text-sm">
                  {reason}
                </p>
                {ended?.reason ? (
                  <p lang={langOf(ended.reason)} className="verbatim border-l-2 border-line2 pl-2.5 text-sm text-ink2">
                    {ended.reason}
                  </p>
                ) : null}
                <DifferenceList was={standardsBefore(version, all)} now={standards} />
              </div>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

const RUN_TONES: Readonly<Record<EvaluationRun['state'], string>> = {
  running: 'text-accent',
  done: '',
  cancelled: 'text-ink2',
  failed: 'text-red',
}

function Runs({ runs }: { runs: readonly EvaluationRun[] }) {
  const copy = useStandardsCopy()
  const { words } = useCopy()
  return (
    <DataTable
      fixed
      look="panel"
      label={copy.runsTitle}
      names={copy.runColumns}
      rows={runs}
      columns={[
        {
          id: 'at',
          quiet: true,
          className: 'w-28 text-sm',
          cell: ({ startedAt }) => <Timestamp at={startedAt} brief />,
        },
        {
          id: 'purpose',
          cell: ({ id, purpose, state }) =>
            purpose === 'dry' && state === 'done' ? (
              <Link
                to="/standards"
                search={{ tab: 'dry', run: id }}
                title={copy.openRun}
                className="text-accent underline-offset-2 hover:underline"
              >
                {copy.purposes[purpose]}
              </Link>
            ) : (
              copy.purposes[purpose]
            ),
        },
        {
          id: 'whom',
          quiet: true,
          className: 'strip:hidden',
          cell: ({ roles }) => roles.map((role) => words.memberRoles[role]).join(words.listed),
        },
        {
          id: 'state',
          className: 'w-24 strip:w-20',
          cell: ({ state }) => <span className={RUN_TONES[state]}>{copy.states[state]}</span>,
        },
        { id: 'changed', right: true, className: 'w-20', cell: ({ changed }) => formatCount(changed) },
        { id: 'by', quiet: true, className: 'w-24', cell: ({ by }) => by?.alias ?? copy.system },
      ]}
    />
  )
}
