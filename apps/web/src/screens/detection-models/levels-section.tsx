import type { LevelLine, LevelsState } from '@mimamori/contract/detection/detection-models-contract'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_LEVEL_REASON_LENGTH } from '@mimamori/policy/detection/detection-level-rules'
import { type DetectionLevel, type LevelSettings, levelOf } from '@mimamori/policy/detection/detection-levels'
import { may } from '@mimamori/policy/staff/role-permissions'
import { type ReactNode, Suspense, useId, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { formatADay, formatCount, formatShare } from '../../detection-models/detection-models-copy.ts'
import { langOf } from '../../i18n/lang-of.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { ReasonForm } from '../../parts/actions/reason-form.tsx'
import { DataTable } from '../../parts/tables/data-table.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { CategoryLevelsTable } from './category-levels-table.tsx'
import { ModelPanel } from './model-panel.tsx'
import { useModelOperation } from './use-model-operation.ts'

/** The flags a day to expect under settings; `null`: not known yet. */
function expectedUnder({ lines }: LevelsState, settings: LevelSettings): number | null {
  const ofCategory = (category: Category) =>
    lines.find(({ level }) => level === levelOf(settings, category))?.expected?.categories[category] ?? null
  const all = CATEGORIES.map(ofCategory)
  return all.includes(null) ? null : all.reduce<number>((sum, each) => sum + (each ?? 0), 0)
}

function withCategory({ desk, categories }: LevelSettings, category: Category, level: DetectionLevel | null) {
  const { [category]: _, ...others } = categories
  return { desk, categories: level === null ? others : { ...others, [category]: level } }
}

/**
 * How readily the model in use flags: for all categories and for each, with what that means and how many flags to expect. `ordersOnly`: a
 * model that does not flag at them is in use.
 */
export function LevelsSection({ levels, ordersOnly }: { levels: LevelsState; ordersOnly: boolean }): ReactNode {
  const copy = useMessages('detection-models')
  const { me } = useDesk()
  const operation = useModelOperation()
  const [changed, setChanged] = useState<LevelSettings | null>(null)
  const leave = () => {
    operation.forget()
    setChanged(null)
  }
  useKeys({ escape: leave }, changed !== null)
  const { inForce, basis, change: lastChange } = levels
  const settings = changed ?? inForce
  const change = may(me.role, 'models.decide') ? setChanged : null
  const save = async (reason: string) => {
    const saved = await operation.run(
      queries.detectionModels.setLevels,
      { levels: settings, reason },
      { done: () => copy.levels.saved },
    )
    if (saved) setChanged(null)
    return saved !== null
  }
  const [now, then] = [expectedUnder(levels, inForce), expectedUnder(levels, settings)]
  return (
    <ModelPanel title={copy.levels.title}>
      <p className="text-sm text-ink2">{copy.levels.note}</p>
      {ordersOnly ? <p className="text-sm">{copy.levels.ordersOnly}</p> : null}
      {lastChange ? (
        <p className="text-sm text-ink2">
          <Timestamp at={lastChange.at} brief /> · {lastChange.by ?? copy.system} ·{' '}
          <span lang={langOf(lastChange.reason)}>{lastChange.reason}</span>
        </p>
      ) : null}
      <LevelsTable
        lines={levels.lines}
        chosen={settings.desk}
        onChoose={change && ((desk) => change({ ...settings, desk }))}
      />
      <p className="text-sm text-ink2">
        {now === null
          ? copy.levels.unknown(formatCount(basis.texts))
          : copy.levels.basis(formatCount(basis.texts), formatCount(basis.days))}
      </p>
      <CategoryLevelsTable
        levels={levels}
        settings={settings}
        onChoose={change && ((category, level) => change(withCategory(settings, category, level)))}
      />
      {changed ? (
        // its words are loaded with it: the screen around it stays meanwhile
        <Suspense>
          <ReasonForm
            place={`levels ${me.id}`}
            title={copy.levels.reasonTitle}
            hint={
              now === null || then === null
                ? copy.levels.next
                : copy.levels.nextExpected(formatADay(now), formatADay(then))
            }
            words={copy}
            confirm={copy.levels.save}
            atMost={MAX_LEVEL_REASON_LENGTH}
            operation={operation}
            onSend={save}
            onBack={leave}
          />
        </Suspense>
      ) : null}
    </ModelPanel>
  )
}

type Props = {
  lines: readonly LevelLine[]
  chosen: DetectionLevel
  /** `null`: it is shown, and cannot be changed */
  onChoose: ((level: DetectionLevel) => void) | null
}

/** The four levels with their figures, one of them chosen for the desk. */
function LevelsTable({ lines, chosen, onChoose }: Props): ReactNode {
  const { levels: copy } = useMessages('detection-models')
  const name = useId()
  return (
    <DataTable
      look="figures"
      label={copy.title}
      rows={lines}
      rowId={({ level }) => level}
      mark="data-level"
      row={({ level }) => ({ className: level === chosen && 'bg-accent-bg' })}
      columns={[
        {
          id: 'level',
          name: copy.level,
          names: true,
          cell: ({ level }) => (
            <label className="inline-flex items-center gap-2">
              <input
                type="radio"
                name={name}
                checked={level === chosen}
                disabled={onChoose === null}
                onChange={() => onChoose?.(level)}
                className="accent-(--accent)"
              />
              {copy.names[level]}
            </label>
          ),
        },
        { id: 'recall', name: copy.recall, right: true, cell: ({ recall }) => formatShare(recall) },
        { id: 'false', name: copy.falseFlags, right: true, cell: ({ falseFlags }) => formatShare(falseFlags) },
        {
          id: 'expected',
          name: copy.expected,
          right: true,
          cell: ({ expected }) => (expected ? formatADay(expected.all) : '–'),
        },
      ]}
    />
  )
}
