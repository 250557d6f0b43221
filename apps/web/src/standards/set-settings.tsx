import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import type { StandardSetFlaw } from '@mimamori/policy/standards/standard-set-flaws'
import { type ReactNode, useId } from 'react'
import { useStandardsCopy } from './standards-copy.ts'
import { WholeNumberField } from './whole-number-field.tsx'

type Props = {
  set: StandardSet
  flaws: readonly StandardSetFlaw[]
  /** `null`: this person cannot edit them */
  onEdit: ((set: StandardSet) => void) | null
}

const SHIPPED_WARNINGS = 3

/** What holds for all standards: days of grace, how old a value may be, and warnings that end standards. */
export function SetSettings({ set, flaws, onEdit }: Props): ReactNode {
  const copy = useStandardsCopy()
  const id = useId()
  const problemAt = (at: string) => {
    const flaw = flaws.find((each) => each.at === at)
    return flaw ? copy.flaws[flaw.code] : null
  }
  const { graceDays, maxAgeDays, endingWarnings } = set
  const edit = (change: Partial<StandardSet>) => onEdit?.({ ...set, ...change })
  return (
    <section aria-labelledby={id} className="grid gap-3 border-t border-line pt-4">
      <h2 id={id} className="font-semibold">
        {copy.settings}
      </h2>
      <div className="grid gap-x-8 gap-y-4 sheet:grid-cols-3">
        <WholeNumberField
          label={copy.graceDays}
          unit={copy.dayUnit}
          note={copy.graceDaysNote}
          value={graceDays}
          problem={problemAt('graceDays')}
          disabled={onEdit === null}
          onChange={(days) => edit({ graceDays: days })}
        />
        <WholeNumberField
          label={copy.maxAgeDays}
          unit={copy.dayUnit}
          note={copy.maxAgeDaysNote}
          value={maxAgeDays}
          problem={problemAt('maxAgeDays')}
          disabled={onEdit === null}
          onChange={(days) => edit({ maxAgeDays: days })}
        />
        <div className="grid content-start gap-1">
          {endingWarnings === null ? (
            <>
              <span className="text-sm font-semibold text-ink2">{copy.endingWarnings}</span>
              <span className="flex h-8 items-center text-ink2">{copy.off}</span>
              <span className="text-sm text-ink2">{copy.endingWarningsNote}</span>
            </>
          ) : (
            <WholeNumberField
              label={copy.endingWarnings}
              unit={copy.times}
              note={copy.endingWarningsNote}
              value={endingWarnings}
              problem={problemAt('endingWarnings')}
              disabled={onEdit === null}
              onChange={(warnings) => edit({ endingWarnings: warnings })}
            />
          )}
          {onEdit ? (
            <label className="inline-flex min-h-6 items-center gap-2 justify-self-start">
              <input
                type="checkbox"
                checked={endingWarnings !== null}
                onChange={({ target }) => edit({ endingWarnings: target.checked ? SHIPPED_WARNINGS : null })}
                className="size-4 accent-accent"
              />
              {copy.endingOn}
            </label>
          ) : null}
        </div>
      </div>
    </section>
  )
}
