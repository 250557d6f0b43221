import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { appeals as ja } from '@mimamori/copy/appeals/ja'
import { instants } from '@mimamori/copy/instants/ja'
import { words as measureWords } from '@mimamori/copy/words/ja'
import {
  APPEAL_OUTCOMES,
  type AppealOutcome,
  MAX_APPEAL_REASON_LENGTH,
  MAX_APPEAL_TEXT_LENGTH,
} from '@mimamori/policy/appeals/appeal-rules'
import type { AppealDraft } from '@mimamori/policy/drafts/draft-model'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useKeptDraft } from '../api/kept-drafts.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { DraftLine } from '../parts/draft-line.tsx'
import { useOffline } from '../parts/use-offline.ts'
import { AppealSection } from './appeal-section.tsx'
import { useAppealOperation } from './use-appeal-operation.ts'

const NOTHING_TYPED: AppealDraft = { outcome: null, granted: null, upheld: null, reason: '' }
const TEXT = 'max-h-80 leading-6'
const ACTION_OF = { granted: 'grant', upheld: 'uphold' } as const

/** The proposed message to the member, always in Japanese. */
function defaultMemberMessage({ against }: AppealView, outcome: AppealOutcome): string {
  const day = instants.day(against.decidedAt)
  if (against.kind === 'reminder')
    return ja.letters.reminder[outcome](day, against.title, ja.reminderOutcomes[against.outcome.outcome])
  const measures = against.measures.map((measure) => measureWords.measures[measure]).join(measureWords.plus)
  return ja.letters.decision[outcome](day, measures)
}

/** Decides an appeal: the choice, then the message to the member and the reason for colleagues. */
export function AppealForm({ appeal, staffId }: { appeal: AppealView; staffId: string }): ReactNode {
  const copy = useMessages('appeals')
  const { refusals } = useCopy()
  const offline = useOffline()
  const { operation, failed } = useAppealOperation()
  const { run, busy, problem } = operation
  const draft = useKeptDraft(staffId, appeal.id, 'appeal')
  const answer = draft.content?.answer ?? NOTHING_TYPED
  const { outcome, reason } = answer
  const change = (step: Partial<AppealDraft>) => {
    const next = { ...answer, ...step }
    const begun = next.outcome !== null || next.granted !== null || next.upheld !== null || next.reason !== ''
    draft.write(begun ? { kind: 'appeal', answer: next } : null)
  }
  const text = outcome && (answer[outcome] ?? defaultMemberMessage(appeal, outcome))
  const why = useRef<HTMLTextAreaElement>(null)
  const [chosen, setChosen] = useState<AppealOutcome | null>(null)
  useEffect(() => {
    if (chosen) why.current?.focus()
  }, [chosen])
  const setOutcome = (of: AppealOutcome | null) => {
    setChosen(of)
    change({ outcome: of })
  }
  const closed = (of: AppealOutcome) => appeal.moves[ACTION_OF[of]]
  const choose = (of: AppealOutcome | undefined) => {
    if (of && closed(of) === null && !busy) setOutcome(of)
  }
  const send = () => {
    if (!outcome || text === null || busy || offline) return
    const done = ({ heldUntil }: { heldUntil: string | null }) =>
      heldUntil === null ? copy.proposed : copy.decided[outcome]
    const decision = run(queries.appeals.decide, { appealId: appeal.id, outcome, text, reason }, { done, failed })
    void decision.then((decided) => (decided ? draft.sent() : undefined))
  }
  useKeys({ digit: (n) => choose(APPEAL_OUTCOMES[n - 1]), send, escape: () => setOutcome(null) })
  const reasons = [...new Set(APPEAL_OUTCOMES.map(closed))].filter((each) => each !== null)
  return (
    <AppealSection title={copy.decide}>
      <div className="grid grid-cols-2 gap-2 max-sheet:grid-cols-1">
        {APPEAL_OUTCOMES.map((of, index) => (
          <Button
            key={of}
            keycap={String(index + 1)}
            disabled={closed(of) !== null}
            aria-pressed={outcome === of}
            onClick={() => choose(of)}
            className={`min-h-11! ${outcome === of ? 'border-accent! bg-accent-bg!' : ''}`}
          >
            <span className="mr-auto grid leading-5">
              <b className="font-semibold">{copy.outcomes[of]}</b>
              <span className="text-sm text-ink2">{copy.outcomeMeans[appeal.against.kind][of]}</span>
            </span>
          </Button>
        ))}
      </div>
      {reasons.map((each) => (
        <p key={each} className="text-sm text-ink2">
          {refusals[each]}
        </p>
      ))}
      {outcome ? (
        <div className="grid gap-3 rounded-md border border-line bg-panel p-3">
          <TextArea
            ref={why}
            label={copy.reason}
            required
            value={reason}
            maxLength={MAX_APPEAL_REASON_LENGTH}
            onChange={(event) => change({ reason: event.target.value })}
            className={`min-h-16 ${TEXT}`}
          />
          <TextArea
            label={copy.letter}
            lang="ja"
            required
            value={text ?? ''}
            maxLength={MAX_APPEAL_TEXT_LENGTH}
            onChange={(event) => change({ [outcome]: event.target.value })}
            className={`min-h-40 ${TEXT}`}
          />
          <p className="text-sm text-ink2">{copy.effects[appeal.against.kind][outcome]}</p>
          {outcome === 'granted' && appeal.grantTakesTwo ? <p className="text-sm text-amber">{copy.takesTwo}</p> : null}
          <DraftLine draft={draft} />
          <Problem small>{offline ?? problem}</Problem>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" keycap={SEND_KEY} disabled={busy || offline !== null} onClick={send}>
              {busy ? copy.sending : copy.confirm[outcome]}
            </Button>
            <Button variant="quiet" keycap="Esc" onClick={() => setOutcome(null)}>
              {copy.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <DraftLine draft={draft} />
      )}
    </AppealSection>
  )
}
