import { CATEGORIES } from '@mimamori/policy/catalogue/categories'
import { templatesFor } from '@mimamori/policy/catalogue/templates'
import { useMemo } from 'react'
import { serverNow } from '../api/clock.ts'
import { useCopy, useLanguage } from '../language/language.tsx'
import { useLetters } from '../language/letters.tsx'
import { letterOf, templateOf } from './compose.ts'
import { Correction } from './correction.tsx'
import { categoriesOf } from './draft.ts'
import { NumberedList } from './numbered-list.tsx'
import { DecisionPanel } from './panel.tsx'
import { Preview } from './preview.tsx'
import { suggestedCategory } from './suggest.ts'
import { type ColumnProps, closedTemplate, type useColumn } from './use-column.ts'

type Props = ColumnProps & { evidence: () => HTMLElement | null }
type Column = ReturnType<typeof useColumn>

/** The list or form of the move chosen. Loaded once the first case is painted. */
export default function OpenPanel(props: Props & { column: Column }) {
  const { review, closed, draft, dispatch, column, evidence } = props
  const { decisions, words } = useCopy()
  const template = templateOf(draft)
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
  const titles: Readonly<Record<string, { title: string } | undefined>> =
    useLetters().read?.catalogue.templates ?? NO_TITLES
  const suggested = suggestedCategory(review)
  // an edited letter is not lost to a passing mouse
  const focus = (at: number) => (draft.text === null ? column.step({ type: 'focus', at }) : undefined)
  if (draft.panel === 'hide') {
    const items = CATEGORIES.map((category) => ({
      key: category,
      label: words.categories[category],
      chosen: draft.categories.includes(category),
      suggested: category === suggested ? decisions.suggested : undefined,
    }))
    return (
      <NumberedList label={decisions.hideTitle} items={items} at={draft.at} onCommit={column.pick} onFocus={focus} />
    )
  }
  if (draft.panel !== 'warn' && draft.panel !== 'advice') return null
  const first = templatesFor(draft.panel).find((each) => each.category === suggested)
  const items = templatesFor(draft.panel).map((each, index) => {
    const refusal = closedTemplate(review, draft, index)
    return {
      key: each.id,
      label: titles[each.id]?.title ?? each.id,
      note: decisions.templateVersion(each.version),
      closed: refusal ? refusals[refusal] : undefined,
      suggested: each === first ? decisions.suggested : undefined,
    }
  })
  const label = draft.panel === 'warn' ? decisions.warnTitle : decisions.adviceTitle
  return <NumberedList label={label} items={items} at={draft.at} onCommit={column.pick} onFocus={focus} />
}

const NO_TITLES = {}

function Letter({ review, closed, draft, onEdit }: Props & { onEdit: (text: string | null) => void }) {
  const { language } = useLanguage()
  const { sent, read } = useLetters()
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
