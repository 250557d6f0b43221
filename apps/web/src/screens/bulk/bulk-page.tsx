import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { ListChecks } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { EvidenceRow } from '../../cases/evidence-row.tsx'
import { useReadCards } from '../../cases/use-read-cards.ts'
import { BulkChoices } from '../../decisions/bulk/bulk-choices.tsx'
import { BulkEffects } from '../../decisions/bulk/bulk-effects.tsx'
import { BulkProgress } from '../../decisions/bulk/bulk-progress.tsx'
import type { BulkOutcome } from '../../decisions/bulk/use-bulk-run.ts'
import { newestUndoable } from '../../decisions/status-bar/decision-lines.ts'
import { useDecisionLines } from '../../decisions/status-bar/use-decision-lines.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { refusalMessage } from '../../parts/failure-message.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useCaseCatalogue } from '../../parts/use-letters.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { useCardNavigation } from '../use-card-navigation.ts'
import { type BulkDecision, useBulkDecision } from './use-bulk-decision.ts'

const LINK = 'inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover'

/** Decides several cases together: the evidence in each row, one choice beside them, its effects shown before it is confirmed. */
export function BulkPage(): ReactNode {
  const { state } = useLocation()
  const ids = useMemo(() => state.bulk?.ids ?? [], [state.bulk])
  return ids.length > 0 ? <Bulk ids={ids} /> : <NothingChosen />
}

function Bulk({ ids }: { ids: readonly string[] }) {
  const copy = useMessages('bulk')
  const bulk = useBulkDecision(ids)
  const { claimed, rows, excluded, toggle, chosen } = bulk
  const scroller = useRef<HTMLUListElement>(null)
  const cards = useCardNavigation(scroller, rows)
  const { shownMs } = useReadCards(scroller, rows, cards.at)
  useKeys({ select: () => cards.at && toggle(cards.at) }, rows.length > 0 && !bulk.ran)
  if (claimed.at === 'failed') return <ClaimFailed onRetry={() => void bulk.claim()} />
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_360px] max-sheet:grid-cols-1 max-sheet:grid-rows-[minmax(0,1fr)_auto]">
      <div className="flex min-h-0 flex-col">
        <div className="border-b border-line px-4 py-3">
          <PageTitle>{copy.title}</PageTitle>
          <p className="text-sm text-ink2">{copy.note(rows.length)}</p>
        </div>
        {claimed.at === 'claiming' ? <SkeletonRows rows={10} label={copy.loading} /> : <NotClaimed bulk={bulk} />}
        <ul
          ref={scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={copy.rows}
          className="relative min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        >
          {rows.map((row) => (
            <EvidenceRow
              key={row.id}
              row={row}
              current={row.id === cards.at}
              copy={copy}
              choice={
                <IncludeCheckbox
                  row={row}
                  excluded={excluded.has(row.id)}
                  locked={bulk.ran}
                  onChange={() => toggle(row.id)}
                />
              }
              outcome={
                <OutcomeWords
                  outcome={bulk.bulkRun.outcomes.get(row.id)}
                  ran={bulk.ran}
                  excluded={excluded.has(row.id)}
                />
              }
              onSelect={cards.select}
            />
          ))}
        </ul>
      </div>
      <aside
        aria-label={copy.choose}
        className="relative grid content-start gap-3 overflow-y-auto border-l border-line bg-panel px-4 py-3.5 max-sheet:max-h-[60dvh] max-sheet:border-t max-sheet:border-l-0"
      >
        {bulk.ran ? null : (
          <p role="status" className="text-sm text-ink2">
            {copy.included(chosen.length, rows.length)}
          </p>
        )}
        <DecisionSteps bulk={bulk} shownMs={shownMs} />
      </aside>
    </div>
  )
}

/** The steps beside the rows: the choice, its effects, and the progress once it is confirmed. */
function DecisionSteps({ bulk, shownMs }: { bulk: BulkDecision; shownMs: (caseId: string) => number }) {
  const copy = useMessages('bulk')
  const { decisions, words } = useCopy()
  const { language } = useLanguage()
  const { choice, choose, plan, bulkRun } = bulk
  const { decisions: own } = useDesk()
  const templates = useCaseCatalogue(dayOf(new Date(serverNow()).toISOString()))?.templates ?? []
  const undo = { run: own.undo, next: newestUndoable(useDecisionLines(own.acts))?.actId ?? null }
  if (bulk.ran) return <BulkProgress bulkRun={bulkRun} undo={undo} onAgain={bulk.restart} toList={<ToList />} />
  if (!choice || !plan) return <BulkChoices templates={templates} onChoose={choose} />
  const templateName =
    'templateId' in choice ? templates.find(({ id }) => id === choice.templateId)?.data.label[language] : undefined
  const about = 'category' in choice ? words.categories[choice.category] : (templateName ?? '')
  const what = copy.what(decisions.moves[choice.move], about)
  return (
    <BulkEffects
      what={what}
      plan={plan}
      onRun={(note, passReason) => bulk.run(note, passReason, shownMs)}
      onBack={() => choose(null)}
    />
  )
}

function ToList() {
  const copy = useMessages('bulk')
  const navigate = useNavigate()
  const { from } = useLocation().state.bulk ?? {}
  const back = () => void (from ? navigate({ href: from }) : navigate({ to: '/' }))
  useKeys({ open: back })
  return (
    <Button variant="primary" keycap="Enter" onClick={back} className="justify-between font-semibold">
      {copy.toList}
    </Button>
  )
}

type IncludeProps = { row: PageRow; excluded: boolean; locked: boolean; onChange: () => void }

function IncludeCheckbox({ row, excluded, locked, onChange }: IncludeProps) {
  const copy = useMessages('bulk')
  return (
    <label className="grid size-6 place-items-center">
      <input
        type="checkbox"
        aria-label={copy.include(row.number)}
        checked={!excluded}
        disabled={locked}
        onChange={onChange}
        className="size-4 accent-accent"
      />
    </label>
  )
}

function OutcomeWords({
  outcome,
  ran,
  excluded,
}: {
  outcome: BulkOutcome | undefined
  ran: boolean
  excluded: boolean
}) {
  const { state } = useMessages('bulk')
  if (outcome?.at === 'refused') return <span className="text-red">{outcome.why}</span>
  if (outcome?.at === 'decided') return <span className="text-green">{state.decided}</span>
  if (outcome?.at === 'undone') return <span className="text-ink2">{state.undone}</span>
  if (excluded) return <span className="text-ink2">{state.left}</span>
  return ran ? <span className="text-ink2">{state.waiting}</span> : null
}

/** The number of cases that could not be claimed, and why: somebody else holds them, or they are decided by now. */
function NotClaimed({ bulk: { claimed } }: { bulk: BulkDecision }) {
  const copy = useCopy()
  const bulk = useMessages('bulk')
  if (claimed.at !== 'ready' || claimed.refused.length === 0) return null
  const reasons = [...new Set(claimed.refused.map(({ refusal }) => refusalMessage(copy, refusal)))]
  return (
    <p role="alert" className="border-b border-line bg-amber-bg px-4 py-2 text-sm text-amber">
      {bulk.notClaimed(claimed.refused.length)}: {reasons.join(' ')}
    </p>
  )
}

function ClaimFailed({ onRetry }: { onRetry: () => void }) {
  const copy = useMessages('bulk')
  return (
    <Page>
      <LoadFailed words={copy} onRetry={onRetry} />
    </Page>
  )
}

function NothingChosen() {
  const copy = useMessages('bulk')
  const link = (
    <Link to="/queue/$view" params={{ view: 'flagged' }} className={LINK}>
      {copy.toList}
    </Link>
  )
  return (
    <Page>
      <ScreenMessage icon={<ListChecks size={18} />} title={copy.none} actions={link}>
        {copy.noneNext}
      </ScreenMessage>
    </Page>
  )
}

function Page({ children }: { children: ReactNode }) {
  const copy = useMessages('bulk')
  return (
    <>
      <div className="px-4 py-3">
        <PageTitle>{copy.title}</PageTitle>
      </div>
      {children}
    </>
  )
}
