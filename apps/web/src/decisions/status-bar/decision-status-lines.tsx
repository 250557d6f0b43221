import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, Undo2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { actName } from './act-words.ts'
import type { DecisionLine, DecisionPhase } from './decision-line.ts'
import { newestUndoable } from './decision-lines.ts'
import type { OutgoingDecision } from './decision-outbox.ts'
import { useDecisionLines } from './use-decision-lines.ts'
import type { OwnActs } from './use-own-decisions.tsx'

export type DecisionStatusProps = {
  acts: OwnActs
  onUndo: (actId: string) => void
  onRetry: (key: string) => void
  onDrop: (key: string) => void
  onOpen: (item: OutgoingDecision) => void
}

/** What one did, in the status bar, newest first; `empty`: in place of no lines. Loaded after the first paint. */
export default function DecisionStatusLines({
  acts,
  empty,
  ...actions
}: DecisionStatusProps & { empty: ReactNode }): ReactNode {
  const lines = useDecisionLines(acts)
  const first = newestUndoable(lines)
  if (lines.length === 0) return empty
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <ul tabIndex={0} className="status-lines flex h-full min-w-0 flex-1 items-center overflow-x-auto overflow-y-hidden">
      {lines.map((line) => (
        <li
          key={line.key}
          data-phase={line.phase}
          className="flex h-6 flex-none items-center gap-2 border-r border-line px-4 whitespace-nowrap last:border-r-0"
        >
          <DecisionStatusLine line={line} newest={line === first} {...actions} />
        </li>
      ))}
    </ul>
  )
}

const PROBLEM_PHASES: ReadonlySet<DecisionPhase> = new Set(['failed', 'dead'])

function PhaseIcon({ phase }: { phase: DecisionPhase }) {
  if (PROBLEM_PHASES.has(phase)) return <CircleAlert size={14} className="text-red" aria-hidden="true" />
  if (phase === 'undone') return <Undo2 size={14} className="text-ink2" aria-hidden="true" />
  if (phase === 'sending' || phase === 'waiting')
    return <CircleDashed size={14} className="text-ink2" aria-hidden="true" />
  if (phase === 'retrying') return <LoaderCircle size={14} className="text-amber" aria-hidden="true" />
  return <CircleCheck size={14} className="text-green" aria-hidden="true" />
}

type LineProps = Omit<DecisionStatusProps, 'acts'> & { line: DecisionLine; newest: boolean }

function DecisionStatusLine({ line, newest, onUndo, ...trouble }: LineProps) {
  const copy = useCopy()
  const { decisions, words } = copy
  const keycap = useKeycap()
  const acts = useMessages('acts')
  const what = actName(copy, acts, line) || words.noViolation
  const { actId, undoUntil } = line
  return (
    <>
      <PhaseIcon phase={line.phase} />
      <span className={line.phase === 'undone' ? 'line-through' : undefined}>
        {line.cases > 1 ? acts.onMany(line.cases, what) : acts.on(line.caseNumber, what)}
      </span>
      {line.failure ? (
        <DecisionProblem line={line} {...trouble} />
      ) : (
        <span className={line.phase === 'dead' ? 'text-red' : 'text-ink2'}>
          {line.phase === 'waiting' ? acts.waiting : decisions.states[line.phase]}
          {line.phase === 'dead' ? ` · ${decisions.deadNext}` : null}
        </span>
      )}
      {actId !== null && undoUntil !== null ? (
        <>
          <Button
            small
            variant="quiet"
            keycap={newest ? keycap('undo') : undefined}
            onClick={() => onUndo(actId)}
            className="-mx-1 text-ink!"
          >
            {decisions.undo}
          </Button>
          <SecondsLeft until={undoUntil} />
        </>
      ) : null}
    </>
  )
}

function SecondsLeft({ until }: { until: string }) {
  const { instants } = useCopy()
  const left = Math.max(0, Math.ceil((Date.parse(until) - useNow(250)) / 1000))
  return <span className="min-w-7 text-right text-ink2">{instants.seconds(left)}</span>
}

function DecisionProblem({ line, onRetry, onDrop, onOpen }: Omit<LineProps, 'newest' | 'onUndo'>) {
  const copy = useCopy()
  const { decisions } = copy
  const { failure, outgoing } = line
  if (!failure || !outgoing) return null
  const again = failure.kind !== 'refused'
  return (
    <>
      {/* where there is little room, the ways out come before the reason */}
      <span role="alert" className="text-red max-sheet:order-1">
        {decisions.states.failed}: {failureMessage(copy, failure)}
      </span>
      <span className="text-ink2 max-sheet:order-1">{decisions.draftKept}</span>
      {again ? (
        <Button small onClick={() => onRetry(line.key)}>
          {decisions.retry}
        </Button>
      ) : null}
      <Button small onClick={() => onOpen(outgoing)}>
        {decisions.openDraft}
      </Button>
      <IconButton label={decisions.dropDraft} onClick={() => onDrop(line.key)} className="size-6!">
        <X size={14} />
      </IconButton>
    </>
  )
}
