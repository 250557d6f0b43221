import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useMemo } from 'react'
import { serverNow } from '../api/server-clock.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { type PanelCopy, usePanelCopy } from '../i18n/panel-copy.ts'
import { useCaseCatalogue, useLetters } from '../i18n/use-letters.tsx'
import { SEND_KEY } from '../keys/key-chord.ts'
import { useLoadingKeys } from '../keys/use-key-scene.ts'
import { letterOf } from './compose.ts'
import { Correction } from './correction.tsx'
import { categoriesOf } from './draft.ts'
import { templateOf } from './form-of.ts'
import { likelyForm, suggestionFor } from './likely.ts'
import { NumberedList } from './numbered-list.tsx'
import { DecisionPanel } from './panel.tsx'
import { Preview } from './preview.tsx'
import { Reversible, useReversible } from './reversible.tsx'
import type { ColumnProps } from './use-column.ts'
import { aboutOf, type Back, closedForm, usePanel } from './use-panel.ts'

type Props = ColumnProps & { evidence: () => HTMLElement | null; onBack: () => void }
type Opened = ColumnProps & { opened: ReturnType<typeof usePanel>; back: Back }

/** The list or form of the move chosen. Loaded once the first case is painted. */
export default function OpenPanel(props: Props) {
  const { review, closed, dispatch, onBack, evidence } = props
  const back = useReversible(review.id, props.draft.panel === 'reverse')
  const opened = usePanel(props, back)
  const { draft } = opened
  const { words } = useCopy()
  const panels = usePanelCopy()
  const { sent } = useLetters(review.judgedOn)
  const there = sent !== undefined && (draft.panel !== 'reverse' || back !== undefined)
  useLoadingKeys('all', props.active && closed === null && !there)
  const template = templateOf(draft, sent?.catalogue.templates ?? [])?.data
  const measures = template?.measures.map((measure) => words.measures[measure]).join(words.plus) ?? ''
  const about = categoriesOf(draft, template?.category ?? null).map((category) => words.categoriesShort[category])
  const what = about.length > 0 ? `${measures} · ${about.join(words.plus)}` : measures
  const ladder = sent ? suggestionFor(review, sent.catalogue.templates) : null
  const record = ladder?.measure === draft.panel ? panels.byRecord(words.measures[ladder.measure], ladder.nth) : ''
  const correcting = draft.panel === 'request_correction'
  return (
    <DecisionPanel
      title={titleOf(panels, draft.panel)}
      hint={[hintOf(panels, draft.panel), record].filter(Boolean).join(' · ')}
      problem={closed ?? opened.problem}
      closed={closed !== null}
      confirm={correcting ? panels.sendCorrection : panels.confirm(what)}
      confirmKey={correcting ? SEND_KEY : 'Enter'}
      onConfirm={opened.confirm}
      onBack={onBack}
    >
      {correcting ? <Correction review={review} draft={draft} dispatch={opened.step} evidence={evidence} /> : null}
      {there ? (
        <>
          <Choices {...props} draft={draft} opened={opened} back={back} />
          <Letter {...props} draft={draft} back={back} onEdit={(text) => dispatch({ type: 'edit', text })} />
        </>
      ) : (
        <Skeleton className="h-72 w-full" />
      )}
    </DecisionPanel>
  )
}

function Choices({ review, draft, opened, back }: Opened) {
  const { words, refusals } = useCopy()
  const panels = usePanelCopy()
  const { language } = useLanguage()
  const catalogue = useCaseCatalogue(review.judgedOn)
  // an edited letter is not lost to a passing mouse
  const focus = (at: number) => (draft.text === null ? opened.focus(at) : undefined)
  if (draft.panel === 'reverse') return <Reversible lines={back ?? []} opened={opened} onFocus={focus} />
  if (draft.panel === 'hide' || draft.panel === 'restrict') {
    const items = CATEGORIES.map((category) => ({
      key: category,
      label:
        catalogue?.categories.find(({ id }) => id === category)?.data.label[language] ?? words.categories[category],
      chosen: draft.categories.includes(category),
      suggested: category === review.suspected ? panels.suggested : undefined,
    }))
    const label = titleOf(panels, draft.panel)
    return <NumberedList label={label} items={items} at={opened.at} onCommit={opened.pick} onFocus={focus} />
  }
  if (draft.panel !== 'warn' && draft.panel !== 'advice') return null
  if (!catalogue || !opened.forms) return null
  const first = likelyForm(review, draft.panel, catalogue.templates)
  const items = opened.forms.map((each) => {
    const refusal = closedForm(review, each)
    return {
      key: each.id,
      label: each.data.label[language],
      note: panels.templateVersion(each.version),
      closed: refusal ? refusals[refusal] : undefined,
      suggested: each === first ? panels.suggested : undefined,
    }
  })
  const label = draft.panel === 'warn' ? panels.warnTitle : panels.adviceTitle
  return <NumberedList label={label} items={items} at={opened.at} onCommit={opened.pick} onFocus={focus} />
}

type LetterProps = ColumnProps & { back: Back; onEdit: (text: string | null) => void }

function Letter({ review, closed, draft, back, onEdit }: LetterProps) {
  const { language } = useLanguage()
  const { sent, read } = useLetters(review.judgedOn)
  const now = useMemo(() => new Date(serverNow()).toISOString(), [])
  const about = useMemo(() => aboutOf(draft, review, back), [draft, review, back])
  const text = useMemo(() => (sent ? letterOf(draft, about, sent, now) : ''), [draft, about, sent, now])
  const translation = useMemo(
    () => (language !== 'ja' && read ? letterOf(draft, about, read, now) : null),
    [draft, about, read, now, language],
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

function titleOf(words: PanelCopy, panel: Props['draft']['panel']): string {
  const titles = {
    menu: '',
    hide: words.hideTitle,
    show: words.showTitle,
    warn: words.warnTitle,
    advice: words.adviceTitle,
    request_correction: words.correctionTitle,
    restrict: words.restrictTitle,
    lift: words.liftTitle,
    reverse: words.reverseTitle,
  }
  return titles[panel]
}

function hintOf(words: PanelCopy, panel: Props['draft']['panel']): string {
  if (panel === 'hide' || panel === 'restrict') return `${words.digitHint} · ${words.addHint}`
  if (panel === 'show') return words.showEffect
  if (panel === 'lift') return words.liftEffect
  if (panel === 'reverse') return words.reverseEffect
  return panel === 'request_correction' ? '' : words.digitHint
}
