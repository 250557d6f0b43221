import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { type Criterion, criteriaOf, type Standard } from '@mimamori/policy/standards/standard-definition'
import { standardSetDifferences } from '@mimamori/policy/standards/standard-set-differences'
import { withComparison, withWindow } from '@mimamori/policy/standards/standard-set-edits'
import { Button } from '@mimamori/ui/button'
import { BadgeCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { CriteriaTable } from '../../standards/criteria-table.tsx'
import { SetSettings } from '../../standards/set-settings.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { StandardsNav } from '../../standards/standards-nav.tsx'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'
import { CriterionEditor } from './criterion-editor.tsx'
import { type StandardsDraft, useStandardsAddress } from './use-standards-state.ts'

type Props = { state: StandardsState; draft: StandardsDraft; decides: boolean }

/** The standards in force with how many meet them; leads edit a draft of them here. */
export function StandardsTab({ state, draft, decides }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { at, go } = useStandardsAddress()
  const { standards } = draft.set
  const shown = standards.find(({ id }) => id === at.standard) ?? standards[0]
  if (!shown) return null
  const differences = standardSetDifferences(state.inForce.standards, draft.set)
  const edited = differences.flatMap((each) => (each.kind === 'setting' ? [] : [each.standard]))
  const unapproved = state.inForce.number === 0
  const isNew = unapproved || Object.values(state.evaluatedAt).every((when) => when === null)
  return (
    <div className="grid gap-5">
      {isNew ? (
        <div className="flex items-center gap-3 rounded-lg border border-line bg-panel px-3 py-2.5" data-never>
          <BadgeCheck size={18} className="flex-none text-ink2" aria-hidden="true" />
          <div>
            <p className="font-semibold">{unapproved ? copy.unapprovedTitle : copy.neverTitle}</p>
            <p className="text-sm text-ink2">{unapproved ? copy.unapprovedNext : copy.neverNext}</p>
          </div>
          {unapproved && decides && state.pending === null ? (
            <Button className="ml-auto" onClick={() => go({ tab: 'dry' })}>
              {copy.unapprovedGo}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="flex items-start gap-x-6 gap-y-3 max-strip:flex-col">
        <StandardsNav
          standards={standards}
          holders={state.holders}
          shown={shown.id}
          edited={edited}
          onShow={(standard) => go({ standard, criterion: undefined })}
        />
        <OneStandard standard={shown} of={{ state, draft, decides }} />
      </div>
      <SetSettings set={draft.set} flaws={draft.flaws} onEdit={decides ? draft.edit : null} />
    </div>
  )
}

function OneStandard({ standard, of: { state, draft, decides } }: { standard: Standard; of: Props }) {
  const copy = useStandardsCopy()
  const { language } = useLanguage()
  const words = useCriterionWords()
  const { at, go } = useStandardsAddress()
  const { inForce, holders, figures } = state
  const before = inForce.standards.standards.find(({ id }) => id === standard.id)
  const beforeOf = (criterion: Criterion) => before && criteriaOf(before).find(({ id }) => id === criterion.id)
  const edited = standardSetDifferences(inForce.standards, draft.set).flatMap((each) =>
    'criterion' in each && each.standard === standard.id ? [each.criterion.id] : [],
  )
  const { held, grace } = holders[standard.id] ?? { held: 0, grace: 0 }
  const editsOf = (criterion: Criterion) => {
    const ref = { standard: standard.id, criterion: criterion.id }
    const was = beforeOf(criterion)
    return {
      comparison: (comparison: Criterion['anyOf'][number]) => draft.edit(withComparison(draft.set, ref, comparison)),
      window: (months: number) => draft.edit(withWindow(draft.set, ref, months)),
      reset: () => {
        if (!was?.anyOf[0]) return
        const compared = withComparison(draft.set, ref, was.anyOf[0])
        draft.edit(was.windowMonths === null ? compared : withWindow(compared, ref, was.windowMonths))
      },
    }
  }
  return (
    <section aria-label={standard.name[language]} className="w-full min-w-0 flex-1">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-3 px-2">
        <h2 className="text-lg font-semibold">{standard.name[language]}</h2>
        <span className="text-ink2">{copy.holders(formatCount(held))}</span>
        {grace > 0 ? <span className="text-amber">{copy.grace(formatCount(grace))}</span> : null}
        {standard.requires ? (
          <span className="text-sm text-ink2">{copy.requires(words.standardName(draft.set, standard.requires))}</span>
        ) : null}
      </div>
      <CriteriaTable
        standard={standard}
        figures={figures[standard.id]}
        open={at.criterion}
        edited={edited}
        onOpen={(criterion) => go({ standard: standard.id, criterion })}
        renderEditor={(criterion) => (
          <CriterionEditor
            criterion={criterion}
            inForce={beforeOf(criterion)}
            figures={figures[standard.id]?.criteria[criterion.id]}
            flaws={draft.flaws.filter((each) => each.at === `${standard.id}.${criterion.id}`)}
            edit={decides ? editsOf(criterion) : null}
          />
        )}
      />
    </section>
  )
}
