import type { Review } from '@mimamori/contract/cases/review-contract'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { EyeOff } from 'lucide-react'
import { lazy, type ReactNode, type Ref, Suspense, useEffect, useId, useRef, useState } from 'react'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useKeys } from '../keys/keys-provider.tsx'
import { useTabKeys } from '../keys/use-tab-keys.ts'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseHeading } from './case-heading.tsx'
import { CaseSignals } from './case-signals.tsx'
import { countInvisible } from './invisible-characters.ts'
import { MarkedText } from './marked-text.tsx'
import type { PassageMark } from './passage-marks.ts'
import { scrollCase } from './scroll-case.ts'
import { useShownText } from './shown-times.ts'
import { usePassageMarks } from './use-passage-marks.ts'
import { useSimilarTexts } from './use-similar-texts.ts'

const VersionDiff = lazy(lazyWithFallback(() => import('./version-diff.tsx')))
const loadEvidenceTabPanel = () => import('./evidence-tab-panel.tsx')
const EvidenceTabPanel = lazy(lazyWithFallback(loadEvidenceTabPanel))
const SimilarTextsPanel = lazy(lazyWithFallback(() => import('./similar-texts-panel.tsx')))

type Props = {
  review: Review
  /** on screen; an upcoming case takes no keys */
  active: boolean
  lease: ReactNode
  /** who else looks at it */
  present: ReactNode
  notice: ReactNode
  explain: (error: unknown) => string
  headingRef: Ref<HTMLHeadingElement>
  textRef: Ref<HTMLParagraphElement>
}

/** The middle of the review screen: everything the decision rests on. */
export function CaseEvidence({
  review,
  active,
  lease,
  present,
  notice,
  explain,
  headingRef,
  textRef,
}: Props): ReactNode {
  const { cases } = useCopy()
  const scope = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [tab, setTab] = useState<TabId>('text')
  const [against, setAgainst] = useState<number | null>(null)
  const marks = usePassageMarks(review, scroller)
  useShownText(review.id, review.contentVersion, active && tab === 'text')
  const similar = useSimilarTexts(review.id, active, tab === 'related')
  useEffect(() => preload(delayedAfterFirstPaint(loadEvidenceTabPanel)), [])
  const withTextShown = (go: () => void) => {
    setTab('text')
    setAgainst(null)
    go()
  }
  const toggleDiff = () => {
    setTab('text')
    const before = review.missed?.version ?? 0
    const asked = review.versions.find(({ version }) => version === before)
    setAgainst(against === null ? ((asked ?? review.versions[0])?.version ?? null) : null)
  }
  const scroll = (by: number) => scrollCase(scroller.current, by)
  useTabKeys(TABS, tab, setTab, active)
  useKeys(
    {
      nextMark: () => withTextShown(() => marks.step(1)),
      previousMark: () => withTextShown(() => marks.step(-1)),
      diff: toggleDiff,
      scroll: () => scroll(1),
      scrollBack: () => scroll(-1),
    },
    active,
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} tabIndex={0} aria-label={cases.review} className="evidence">
      {notice}
      <CaseHeading
        review={review}
        marks={marks.title}
        active={marks.active}
        lease={lease}
        present={present}
        onDiff={toggleDiff}
        headingRef={headingRef}
      />
      <CaseSignals
        review={review}
        at={marks.at}
        of={marks.of}
        onStep={(by) => withTextShown(() => marks.step(by))}
        onFlag={(number) => withTextShown(() => marks.toFlag(number))}
        onCompare={toggleDiff}
      />
      <div className="mt-4">
        <Tabs
          label={cases.tabsLabel}
          scope={scope}
          active={tab}
          onChange={setTab}
          tabs={[
            { id: 'text', label: cases.tabs.text },
            { id: 'reports', label: cases.tabs.reports, count: review.reports.length },
            { id: 'history', label: cases.tabs.history, count: review.history.length },
            { id: 'related', label: cases.tabs.related, count: similar.data?.items.length },
          ]}
        />
        <div {...panelProps(scope, tab)}>
          {tab === 'text' && against === null ? (
            <CaseTextPanel review={review} marks={marks.body} active={marks.active} textRef={textRef} />
          ) : null}
          {tab === 'text' && against !== null ? (
            <Suspense>
              <VersionDiff review={review} against={against} onAgainst={setAgainst} onClose={() => setAgainst(null)} />
            </Suspense>
          ) : null}
          {tab === 'text' ? null : (
            <Suspense>
              {tab === 'related' ? (
                <SimilarTextsPanel review={review} similar={similar} />
              ) : (
                <EvidenceTabPanel review={review} tab={tab} active={active} explain={explain} />
              )}
            </Suspense>
          )}
        </div>
      </div>
    </section>
  )
}

const TABS = ['text', 'reports', 'history', 'related'] as const
type TabId = (typeof TABS)[number]

type CaseTextPanelProps = {
  review: Review
  marks: readonly PassageMark[]
  active: PassageMark | null
  textRef: Ref<HTMLParagraphElement>
}

/** The text itself, as it was written. */
function CaseTextPanel({ review, marks, active, textRef }: CaseTextPanelProps): ReactNode {
  const { cases } = useCopy()
  const { title, body } = review.content
  const invisible = countInvisible(title) + countInvisible(body)
  return (
    <>
      <CaseFacts review={review} />
      {invisible > 0 ? (
        <p className="flex items-center gap-2 pt-3 text-sm text-red">
          <EyeOff size={14} aria-hidden="true" />
          {cases.invisible(invisible)}
        </p>
      ) : null}
      {body === '' ? <p className="py-4 text-ink2">{cases.emptyText}</p> : null}
      <p ref={textRef} lang="ja" data-evidence="body" className="evidence-text verbatim">
        <MarkedText text={body} marks={marks} active={active} />
      </p>
    </>
  )
}
