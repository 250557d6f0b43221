import { CATEGORIES } from '@mimamori/policy/catalogue/categories'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useMemo } from 'react'
import { serverNow } from '../api/clock.ts'
import { useCopy, useLanguage } from '../language/language.tsx'
import { useCaseCatalogue, useLetters } from '../language/letters.tsx'
import { letterOf } from './compose.ts'
import { Correction } from './correction.tsx'
import { categoriesOf } from './draft.ts'
import { templateOf } from './form-of.ts'
import { NumberedList } from './numbered-list.tsx'
import { DecisionPanel } from './panel.tsx'
import { Preview } from './preview.tsx'
import { likelyForm, suggestionFor } from './suggest.ts'
import { type ColumnProps, closedForm, type useColumn } from './use-column.ts'

type Props = ColumnProps & { evidence: () => HTMLElement | null }
type Column = ReturnType<typeof useColumn>

/** The list or form of the move chosen. Loaded once the first case is painted. */
export default function OpenPanel(props: Props & { column: Column }) {
  const { review, closed, draft, dispatch, column, evidence } = props
  const { decisions, words } = useCopy()
  const { sent } = useLetters(review.judgedOn)
  const template = templateOf(draft, sent?.catalogue.templates ?? [])?.data
  const measures = template?.measures.map((measure) => words.measures[measure]).join(words.plus) ?? ''
  const about = categoriesOf(draft, template?.category ?? null).map((category) => words.categoriesShort[category])
  const what = about.length > 0 ? `${measures} · ${about.join(words.plus)}` : measures
  const correcting = draft.panel === 'request_correction'
  return (
    <DecisionPanel
      title={titleOf(decisions, draft.panel)}
      hint={hintOf(decisions, draft.panel)}
      problem={closed ?? column.problem}
      closed={closed !== null}
      confirm={correcting ? decisions.sendCorrection : decisions.confirm(what)}
      confirmKey={correcting ? SEND_KEY : 'Enter'}
      onConfirm={column.confirm}
      onBack={column.back}
    >
      {correcting ? <Correction review={review} draft={draft} dispatch={column.step} evidence={evidence} /> : null}
      <Choices {...props} />
      <Letter {...props} onEdit={(text) => dispatch({ type: 'edit', text })} />
    </DecisionPanel>
  )
}

function Choices({ review, draft, column }: Props & { column: Column }) {
  const { decisions, words, refusals } = useCopy()
  const { language } = useLanguage()
  const catalogue = useCaseCatalogue(review.judgedOn)
  // an edited letter is not lost to a passing mouse
  const focus = (at: number) => (draft.text === null ? column.focus(at) : undefined)
  if (draft.panel === 'hide') {
    const items = CATEGORIES.map((category) => ({
      key: category,
      label:
        catalogue?.categories.find(({ id }) => id === category)?.data.label[language] ?? words.categories[category],
      chosen: draft.categories.includes(category),
      suggested: category === review.suspected ? decisions.suggested : undefined,
    }))
    return (
      <NumberedList label={decisions.hideTitle} items={items} at={column.at} onCommit={column.pick} onFocus={focus} />
    )
  }
  if (draft.panel !== 'warn' && draft.panel !== 'advice') return null
  if (!catalogue || !column.forms) return <Skeleton className="h-72 w-full" />
  const first = likelyForm(review, draft.panel, catalogue.templates)
  const ladder = suggestionFor(review, catalogue.templates)
  const why = (rung: typeof ladder) =>
    rung ? decisions.byRecord(words.measures[rung.measure], rung.nth) : decisions.suggested
  const items = column.forms.map((each) => {
    const refusal = closedForm(review, each)
    return {
      key: each.id,
      label: each.data.label[language],
      note: decisions.templateVersion(each.version),
      closed: refusal ? refusals[refusal] : undefined,
      suggested: each === first ? why(each === ladder?.template ? ladder : null) : undefined,
    }
  })
  const label = draft.panel === 'warn' ? decisions.warnTitle : decisions.adviceTitle
  return <NumberedList label={label} items={items} at={column.at} onCommit={column.pick} onFocus={focus} />
}

function Letter({ review, closed, draft, onEdit }: Props & { onEdit: (text: string | null) => void }) {
  const { language } = useLanguage()
  const { sent, read } = useLetters(review.judgedOn)
  const now = useMemo(() => new Date(serverNow()).toISOString(), [])
  const text = useMemo(() => (sent ? letterOf(draft, review, sent, now) : ''), [draft, review, sent, now])
  const translation = useMemo(
    () => (language !== 'ja' && read ? letterOf(draft, review, read, now) : null),
    [draft, review, read, now, language],
  )
  return (
    <Preview
      text={draft.text ?? text}
      edited={draft.text !== null}
      locked={closed !== null}
      translation={translation}
      onEdit={onEdit}
    />
  )
}

const SEND_KEY = navigator.userAgent.includes('Mac') ? '⌘ Enter' : 'Ctrl Enter'

type Words = ReturnType<typeof useCopy>['decisions']

function titleOf(words: Words, panel: Props['draft']['panel']): string {
  const titles = {
    menu: words.column,
    hide: words.hideTitle,
    show: words.showTitle,
    warn: words.warnTitle,
    advice: words.adviceTitle,
    request_correction: words.correctionTitle,
  }
  return titles[panel]
}

function hintOf(words: Words, panel: Props['draft']['panel']): string {
  if (panel === 'hide') return `${words.digitHint} · ${words.addHint}`
  if (panel === 'show') return words.showEffect
  return panel === 'request_correction' ? '' : words.digitHint
}
