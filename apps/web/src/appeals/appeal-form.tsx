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
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { SEND_KEY } from '../keys/key-chord.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { AppealSection } from './appeal-detail.tsx'
import { useAppealsCopy } from './appeals-copy.ts'

export type AppealChoice = { readonly outcome: AppealOutcome; readonly text: string; readonly reason: string }

type Props = {
  appeal: AppealView
  busy: boolean
  problem: string | null
  onDecide: (choice: AppealChoice) => void
}

const TEXT = 'max-h-80 leading-6'
const ACTION_OF = { granted: 'grant', upheld: 'uphold' } as const

/** The proposed message to the member, always in Japanese. */
function defaultMemberMessage({ against }: AppealView, outcome: AppealOutcome): string {
  const measures = against.measures.map((measure) => measureWords.measures[measure]).join(measureWords.plus)
  return ja.letters[outcome](instants.day(against.decidedAt), measures)
}

/** Decides an appeal: the choice, then the message to the member and the reason for colleagues. */
export function AppealForm({ appeal, busy, problem, onDecide }: Props): ReactNode {
  const copy = useAppealsCopy()
  const { refusals } = useCopy()
  const [outcome, setOutcome] = useState<AppealOutcome | null>(null)
  const [texts, setTexts] = useState(() => ({
    granted: defaultMemberMessage(appeal, 'granted'),
    upheld: defaultMemberMessage(appeal, 'upheld'),
  }))
  const [reason, setReason] = useState('')
  const why = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (outcome) why.current?.focus()
  }, [outcome])
  const closed = (of: AppealOutcome) => appeal.moves[ACTION_OF[of]]
  const choose = (of: AppealOutcome | undefined) => {
    if (of && closed(of) === null && !busy) setOutcome(of)
  }
  const send = () => {
    if (outcome && !busy) onDecide({ outcome, text: texts[outcome], reason })
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
              <span className="text-sm text-ink2">{copy.outcomeMeans[of]}</span>
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
            onChange={(event) => setReason(event.target.value)}
            className={`min-h-16 ${TEXT}`}
          />
          <TextArea
            label={copy.letter}
            lang="ja"
            required
            value={texts[outcome]}
            maxLength={MAX_APPEAL_TEXT_LENGTH}
            onChange={(event) => setTexts({ ...texts, [outcome]: event.target.value })}
            className={`min-h-40 ${TEXT}`}
          />
          <p className="text-sm text-ink2">{copy.effects[outcome]}</p>
          <Problem small>{problem}</Problem>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" keycap={SEND_KEY} disabled={busy} onClick={send}>
              {busy ? copy.sending : copy.confirm[outcome]}
            </Button>
            <Button variant="quiet" keycap="Esc" onClick={() => setOutcome(null)}>
              {copy.cancel}
            </Button>
          </div>
        </div>
      ) : null}
    </AppealSection>
  )
}
