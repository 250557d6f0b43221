import type { DryRunResult } from '@mimamori/contract/standards/standards-contract'
import type { ForecastCause } from '@mimamori/policy/standards/forecast-change'
import { HOLDING_CHANGES } from '@mimamori/policy/standards/holding-rules'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { withRemoved } from '@mimamori/policy/standards/standard-set-differences'
import { type ReactNode, useState } from 'react'
import { Timestamp } from '../../parts/timestamp.tsx'
import { ChangeCountsTable, type ChangeRef } from '../../standards/change-counts-table.tsx'
import { ChangeLines } from '../../standards/change-lines.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'
import { MemberLink } from '../member-link.tsx'
import { StandardsExportButton } from './standards-export-button.tsx'
import { useForecastPages } from './use-change-pages.ts'

/** Changes of one kind of one standard, of one cause where a dry run tells them apart. */
type FoundRef = ChangeRef & { readonly cause: ForecastCause | undefined }

/** Who would gain and lose what: numbers that open lists of members, and all of them as CSV. `inForce`: what the tried standards would replace. */
export function DryRunFindings({ result: found, inForce }: { result: DryRunResult; inForce: StandardSet }): ReactNode {
  const copy = useStandardsCopy()
  const result = { ...found, standards: withRemoved(inForce, found.standards) }
  const { run, counts, byCause, comparedWith } = result
  const nobody = Object.keys(counts).length === 0
  const averts = Object.values(result.figures).some(({ averted }) => averted !== undefined)
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink2">
        <span>
          {copy.resultAt} <Timestamp at={run.endedAt ?? run.startedAt} brief />
        </span>
        <span>{copy.resultOf(formatCount(run.done))}</span>
        {nobody ? null : (
          <div className="ml-auto">
            <StandardsExportButton of={{ runId: run.id }} />
          </div>
        )}
      </div>
      {nobody && !averts ? (
        <p>{copy.unchangedAll}</p>
      ) : byCause ? (
        <ByCause result={result} byCause={byCause} comparedWith={comparedWith ?? 0} />
      ) : (
        <Counts result={result} counts={counts} cause={undefined} label={copy.result} />
      )}
    </div>
  )
}

type ByCauseProps = {
  result: DryRunResult
  byCause: NonNullable<DryRunResult['byCause']>
  comparedWith: number
}

/** What the tried standards change, and what new metrics change anyway. */
function ByCause({ result, byCause, comparedWith }: ByCauseProps) {
  const words = useStandardsCopy().byCause
  const has = (cause: ForecastCause) => Object.keys(byCause[cause]).length > 0
  return (
    <>
      <section aria-label={words.standards} className="grid gap-1">
        <h3 className="font-semibold">{words.standards}</h3>
        {has('standards') ? (
          <Counts result={result} counts={byCause.standards} cause="standards" label={words.standards} />
        ) : (
          <p className="text-sm text-ink2">{words.none}</p>
        )}
        <Averted result={result} />
      </section>
      {has('metrics') ? (
        <section aria-label={words.metrics} className="grid gap-1">
          <h3 className="font-semibold">{words.metrics}</h3>
          <p className="text-sm text-ink2">
            {words.metricsNote(comparedWith)} {words.both}
          </p>
          <Counts result={result} counts={byCause.metrics} cause="metrics" label={words.metrics} />
        </section>
      ) : null}
    </>
  )
}

/** What the standards in force would change, and the draft leaves as it is. */
function Averted({ result: { figures, standards } }: { result: DryRunResult }) {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  return Object.entries(figures).flatMap(([standard, { averted = {} }]) =>
    HOLDING_CHANGES.flatMap((change) => {
      const n = averted[change]
      return n === undefined
        ? []
        : [
            <p key={`${standard} ${change}`} className="text-sm">
              {copy.byCause.averted(words.standardName(standards, standard), copy.changes[change], formatCount(n))}
            </p>,
          ]
    }),
  )
}

type CountsProps = {
  result: DryRunResult
  counts: DryRunResult['counts']
  cause: ForecastCause | undefined
  label: string
}

/** A table of counts, and the members behind the one that is open. */
function Counts({ result, counts, cause, label }: CountsProps) {
  const [open, setOpen] = useState<ChangeRef | null>(null)
  const isOpen = open && (counts[open.standard]?.[open.change] ?? 0) > 0
  return (
    <>
      <ChangeCountsTable
        label={label}
        counts={counts}
        set={result.standards}
        open={open}
        onOpen={(of) => setOpen(open?.standard === of.standard && open.change === of.change ? null : of)}
      />
      {open && isOpen ? (
        <Members key={`${open.standard} ${open.change}`} of={{ ...open, cause }} result={result} />
      ) : null}
    </>
  )
}

function Members({ of, result: { run, standards } }: { of: FoundRef; result: DryRunResult }) {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const label = copy.membersOf(words.standardName(standards, of.standard), copy.changes[of.change])
  return (
    <section aria-label={label} className="grid gap-1 rounded-lg border border-line bg-panel px-3 py-2">
      <h3 className="text-sm font-semibold">{label}</h3>
      <ChangeLines
        label={label}
        pages={useForecastPages(run.id, of)}
        set={standards}
        renderMember={(id) => <MemberLink id={id}>{id}</MemberLink>}
      />
    </section>
  )
}
