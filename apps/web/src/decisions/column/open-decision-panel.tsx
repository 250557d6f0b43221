import { isSofter } from '@mimamori/policy/catalogue/measure-ladder'
import { shortTemplateLabels } from '@mimamori/policy/catalogue/template-labels'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { Skeleton } from '@mimamori/ui/skeleton'
import { lazy, type ReactNode, type RefObject, Suspense, useEffect, useMemo } from 'react'
import { createPortal } from 'react-dom'
import { useKeptDraft } from '../../api/kept-drafts.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { stepWords } from '../../i18n/step-words.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useLoadingKeys } from '../../keys/use-key-scene.ts'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { DraftLine } from '../../parts/draft-line.tsx'
import { lazyOptional } from '../../parts/lazy-part.tsx'
import { useCaseCatalogue, useLetters } from '../../parts/use-letters.tsx'
import { ReasonLine } from '../reason-line.tsx'
import { composeMemberMessage } from './compose-decision.ts'
import { CorrectionForm } from './correction-form.tsx'
import { categoriesOf, measuresOfPanel } from './decision-draft.ts'
import { FilteredList } from './filtered-list.tsx'
import { MemberMessagePreview } from './member-message-preview.tsx'
import { messageSubjectOf, type ReversibleLines } from './message-subject.ts'
import { panelHint, panelTitle } from './panel-title.ts'
import { ReversibleMeasures, useReversibleMeasures } from './reversible-measures.tsx'
import { selectedTemplate } from './selected-template.ts'
import { suggestedTemplateFor } from './suggest-template.ts'
import type { DecisionColumnProps } from './use-decision-column.ts'
import { type OpenedDecisionPanel, templateRefusal, useDecisionPanel } from './use-decision-panel.ts'
import { useLetterPlace } from './use-letter-place.ts'

const SaveStep = lazy(lazyOptional(() => import('../steps/save-step.tsx')))

type Props = DecisionColumnProps & {
  staffId: string
  evidence: () => HTMLElement | null
  letter: RefObject<HTMLElement | null>
  onBack: () => void
}

/** The panel of the open action. Loaded after the first case is painted. */
export default function OpenDecisionPanel(props: Props): ReactNode {
  const { review, closed, dispatch, onBack, evidence } = props
  const reversible = useReversibleMeasures(review.id, props.draft.panel === 'reverse')
  const opened = useDecisionPanel(props, reversible)
  const kept = useKeptDraft(props.staffId, review.id, 'decision', false)
  const { draft } = opened
  const copy = useCopy()
  const { words } = copy
  const panels = useMessages('panels')
  const keycap = useKeycap()
  const { sent } = useLetters(review.judgedOn)
  const isLoaded = sent !== undefined && (draft.panel !== 'reverse' || reversible !== undefined)
  useLoadingKeys('all', props.active && props.barred === null && !isLoaded)
  const template = selectedTemplate(draft, sent?.catalogue.templates ?? [])?.data
  const measures = template?.measures.map((measure) => words.measures[measure]).join(words.plus) ?? ''
  const about = categoriesOf(draft, template?.category ?? null).map((category) => words.categoriesShort[category])
  const what = about.length > 0 ? `${measures} · ${about.join(words.plus)}` : measures
  const { next } = review
  const record = next?.measure === draft.panel ? `${panels.step.next} ${stepWords(panels.step, next)}` : ''
  const softer = next && isSofter(measuresOfPanel(draft.panel), next) ? next : null
  const correcting = draft.panel === 'request_correction'
  return (
    <DecisionPanel
      title={panelTitle(panels, draft.panel)}
      hint={[panelHint(copy, panels, draft.panel, keycap('search')), record].filter(Boolean).join(' · ')}
      problem={closed ?? opened.problem}
      closed={closed !== null}
      confirm={correcting ? panels.sendCorrection : panels.confirm(what)}
      confirmKey={correcting || softer ? SEND_KEY : 'Enter'}
      onConfirm={opened.confirm}
      onBack={onBack}
      foot={<DraftLine draft={kept} />}
    >
      {correcting ? (
        <CorrectionForm review={review} draft={draft} dispatch={opened.step} evidence={evidence} opened={opened} />
      ) : null}
      {isLoaded ? (
        <>
          <PanelChoices {...props} draft={draft} opened={opened} back={reversible} />
          <MemberMessage
            {...props}
            draft={draft}
            back={reversible}
            onEdit={(text) => dispatch({ type: 'edit', text })}
          />
        </>
      ) : (
        <Skeleton className="h-72" />
      )}
      {softer ? (
        <ReasonLine
          label={panels.whySofter}
          hint={panels.whySofterHint(stepWords(panels.step, softer))}
          reason={draft.note}
          wanted={opened.wantsReason || draft.noteOpen}
          onReason={(note) => opened.step({ type: 'note', note })}
        />
      ) : null}
      {closed === null && draft.panel !== 'reverse' ? (
        // its place is kept: the button below must not move under a pointer
        <Suspense fallback={<div className="h-6 max-sheet:hidden" />}>
          <SaveStep review={review} draft={draft} active={props.active} />
        </Suspense>
      ) : null}
    </DecisionPanel>
  )
}

type MemberMessageProps = Pick<Props, 'review' | 'barred' | 'draft' | 'letter'> & {
  back: ReversibleLines
  onEdit: (text: string | null) => void
}

/** The letter as it will be sent: beside the text it is about, where there is room. */
function MemberMessage({ review, barred, draft, back, letter, onEdit }: MemberMessageProps) {
  const { language } = useLanguage()
  const { sent, read } = useLetters(review.judgedOn)
  const now = useMemo(() => new Date(serverNow()).toISOString(), [])
  const about = useMemo(() => messageSubjectOf(draft, review, back), [draft, review, back])
  const place = useLetterPlace(letter)
  const text = useMemo(() => (sent ? composeMemberMessage(draft, about, sent, now) : ''), [draft, about, sent, now])
  const translation = useMemo(
    () => (language !== 'ja' && read ? composeMemberMessage(draft, about, read, now) : null),
    [draft, about, read, now, language],
  )
  const isTranslated = translation !== null
  // the letter takes room from the text, and its translation more: what it is about stays in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: with its translation the letter is higher
  useEffect(() => {
    const passage = place?.closest('.layer')?.querySelector('.evidence .passage[data-active]')
    passage?.scrollIntoView({ block: 'nearest' })
  }, [place, isTranslated])
  const preview = (
    <MemberMessagePreview
      text={draft.text ?? text}
      edited={draft.text !== null}
      locked={barred !== null}
      translation={translation}
      onEdit={onEdit}
    />
  )
  return place ? createPortal(preview, place) : preview
}

type PanelChoicesProps = DecisionColumnProps & { opened: OpenedDecisionPanel; back: ReversibleLines }

/** The choices of a panel, by its kind: categories, templates, passages or measures. */
function PanelChoices({ review, draft, opened, back }: PanelChoicesProps): ReactNode {
  const { words, refusals } = useCopy()
  const panels = useMessages('panels')
  const { language } = useLanguage()
  const catalogue = useCaseCatalogue(review.judgedOn)
  // focusing replaces the text: an edited message is not lost to a passing mouse
  const focus = (index: number) => (draft.text === null ? opened.focus(index) : undefined)
  if (draft.panel === 'reverse') return <ReversibleMeasures lines={back ?? []} opened={opened} onFocus={focus} />
  if (draft.panel === 'hide' || draft.panel === 'restrict') {
    const items = CATEGORIES.map((category) => ({
      key: category,
      label:
        catalogue?.categories.find(({ id }) => id === category)?.data.label[language] ?? words.categories[category],
      chosen: draft.categories.includes(category),
      suggested: category === review.suspected ? panels.suggested : undefined,
    }))
    const label = panelTitle(panels, draft.panel)
    return <FilteredList compact label={label} items={items} opened={opened} onFocus={focus} />
  }
  if (draft.panel !== 'warn' && draft.panel !== 'advice') return null
  if (!catalogue || !opened.choosableTemplates) return null
  const first = suggestedTemplateFor(review, draft.panel, catalogue.templates)
  const labels = shortTemplateLabels(opened.choosableTemplates.map(({ data }) => data.label[language]))
  const items = opened.choosableTemplates.map((each, index) => {
    const refusal = templateRefusal(review, each)
    return {
      key: each.id,
      label: labels[index] ?? each.data.label[language],
      closed: refusal ? refusals[refusal] : undefined,
      suggested: each === first ? panels.suggested : undefined,
    }
  })
  const label = draft.panel === 'warn' ? panels.warnTitle : panels.adviceTitle
  return <FilteredList compact label={label} items={items} opened={opened} onFocus={focus} />
}
