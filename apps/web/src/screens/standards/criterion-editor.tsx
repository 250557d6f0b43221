import { type CriterionFigures, drawnComparison } from '@mimamori/policy/standards/run-figures'
import type { Comparison, Criterion } from '@mimamori/policy/standards/standard-definition'
import type { StandardSetFlaw } from '@mimamori/policy/standards/standard-set-flaws'
import { membersMeeting } from '@mimamori/policy/standards/threshold-axis'
import { barsOf, type Histogram, histogramScale } from '@mimamori/policy/standards/value-histogram'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { formatCount, formatDifference, useStandardsCopy } from '../../standards/standards-copy.ts'
import { ThresholdField } from '../../standards/threshold-field.tsx'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'
import { WholeNumberField } from '../../standards/whole-number-field.tsx'
import { ThresholdHistogram } from './threshold-histogram.tsx'

type Props = {
  criterion: Criterion
  /** as it is in force; `undefined`: it is new */
  inForce: Criterion | undefined
  figures: CriterionFigures | undefined
  flaws: readonly StandardSetFlaw[]
  /** `null`: this person cannot edit it */
  edit: {
    readonly comparison: (comparison: Comparison) => void
    readonly window: (months: number) => void
    readonly reset: () => void
  } | null
}

/** The values of members for one criterion, and its threshold, which is edited by a line, by keys or by typing. */
export function CriterionEditor({ criterion, inForce, figures, flaws, edit }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { windowText } = useMessages('standards/standard-values')
  const words = useCriterionWords()
  const comparison = drawnComparison(criterion)
  if (!comparison) return null
  const before = (inForce && drawnComparison(inForce)) ?? comparison
  const histogram = figures?.histogram ?? emptyHistogram(before, criterion.windowMonths)
  const name = words.name(criterion)
  const difference = membersMeeting(comparison, histogram) - membersMeeting(before, histogram)
  const would = formatCount(Math.max(0, (figures?.outcomes.met ?? 0) + difference))
  const said = difference === 0 ? copy.wouldSame(would) : copy.would(would, formatDifference(difference))
  const isEdited = comparison.threshold !== before.threshold || criterion.windowMonths !== inForce?.windowMonths
  const { windowMonths } = criterion
  return (
    <div
      data-editor={criterion.id}
      className="mx-2 mt-1 mb-2 grid gap-x-6 gap-y-3 rounded-lg border border-line bg-panel p-3 sheet:grid-cols-[minmax(0,1fr)_232px]"
    >
      <ThresholdHistogram
        name={name}
        comparison={comparison}
        inForce={before}
        histogram={histogram}
        valueText={figures ? copy.valueText(words.required(comparison), said) : words.required(comparison)}
        onMove={edit ? (threshold) => edit.comparison({ ...comparison, threshold }) : null}
      />
      <div className="grid content-start gap-3">
        {figures ? (
          <p data-would className={difference === 0 ? 'text-ink2' : 'font-semibold'}>
            {said}
          </p>
        ) : (
          <p className="text-sm text-ink2">{copy.neverNext}</p>
        )}
        {edit ? (
          <>
            <ThresholdField
              comparison={comparison}
              label={copy.threshold}
              onChange={(threshold) => edit.comparison({ ...comparison, threshold })}
            />
            {windowMonths === null ? null : (
              <WholeNumberField
                label={copy.window}
                unit={copy.windowUnit}
                note={copy.windowNote}
                value={windowMonths}
                onChange={edit.window}
              />
            )}
            {comparison.op === 'top_share' ? (
              <div className="grid justify-items-start gap-1">
                <span className="text-sm font-semibold text-ink2">{copy.rankedPer}</span>
                <Segmented
                  label={copy.rankedPer}
                  value={comparison.per}
                  options={(['category', 'everyone'] as const).map((value) => ({ value, label: copy.ranked[value] }))}
                  onChange={(per) => edit.comparison({ ...comparison, per })}
                />
              </div>
            ) : null}
          </>
        ) : windowMonths === null ? null : (
          <p className="text-sm text-ink2">{copy.overMonths(windowText(windowMonths))}</p>
        )}
        {flaws.map(({ code }) => (
          <Problem key={code} small>
            {copy.flaws[code]}
          </Problem>
        ))}
        {isEdited && edit ? (
          <div className="flex flex-wrap items-center gap-2 text-sm text-ink2">
            {copy.inForce(words.required(before))}
            <Button small onClick={edit.reset}>
              {copy.reset}
            </Button>
          </div>
        ) : null}
        {figures ? (
          <p className="text-sm text-ink2">
            {comparison.op === 'top_share' && comparison.per === 'category' ? copy.perCategory : copy.about}
          </p>
        ) : null}
      </div>
    </div>
  )
}

/** The axis before anybody was evaluated. */
function emptyHistogram(comparison: Comparison, windowMonths: number | null): Histogram {
  const scale = histogramScale(comparison, windowMonths)
  return { scale, counts: Array<number>(barsOf(scale)).fill(0) }
}
