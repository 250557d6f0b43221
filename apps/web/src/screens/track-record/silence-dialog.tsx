import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_SILENCE_DAYS, MAX_SILENCE_REASON_LENGTH } from '@mimamori/policy/detection/rule-silence-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { TextArea } from '@mimamori/ui/text-area'
import { type ReactNode, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { categoryOfRule, useRuleName } from './track-record-copy.ts'
import { silenceableRules } from './track-record-rows.ts'

const DAY_SECONDS = 24 * 60 * 60
const DAY_CHOICES = ['1', '7', '30', String(MAX_SILENCE_DAYS)]
const FIELD = 'rounded-md border border-line2 bg-panel px-2.5 text-base text-ink'

export type SilenceInput = { readonly rule: string; readonly days: number; readonly reason: string }

type Props = {
  /** chosen at first; empty: none */
  rule: string
  /** rules that are silenced already */
  silenced: readonly string[]
  busy: boolean
  /** resolves to the error message; `null`: it is done */
  onSend: (input: SilenceInput) => Promise<string | null>
  onClose: () => void
}

/** Asks which rule is to be silenced, for how long, and why. */
export function SilenceDialog({ rule: first, silenced, busy, onSend, onClose }: Props): ReactNode {
  const { dialog } = useMessages('track-record')
  const { instants, refusals } = useCopy()
  const [rule, setRule] = useState(first)
  const [days, setDays] = useState('7')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    if (reason.trim() === '') return setProblem(refusals.reason_required)
    const failed = await onSend({ rule, days: Number(days), reason: reason.trim() })
    if (failed === null) onClose()
    else setProblem(failed)
  }
  const until = plusSeconds(new Date(serverNow()).toISOString(), Number(days) * DAY_SECONDS)
  return (
    <Dialog open onClose={onClose} label={dialog.title}>
      <form
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <h2 className="text-lg font-semibold">{dialog.title}</h2>
        <p className="text-ink2">{dialog.note}</p>
        <RuleChoice rule={rule} silenced={silenced} onChoose={setRule} />
        <div className="grid justify-items-start gap-1 text-sm text-ink2">
          {dialog.days}
          <Segmented
            label={dialog.days}
            value={days}
            options={DAY_CHOICES.map((value) => ({ value, label: dialog.dayCount(Number(value)) }))}
            onChange={setDays}
          />
          <span>{dialog.ends(instants.absolute(until))}</span>
        </div>
        <TextArea
          label={dialog.reason}
          hint={dialog.reasonHint}
          required
          value={reason}
          maxLength={MAX_SILENCE_REASON_LENGTH}
          onChange={(event) => setReason(event.target.value)}
          className="max-h-60 min-h-20"
        />
        <Problem>{problem}</Problem>
        <div className="flex justify-end gap-2 border-t border-line pt-3">
          <Button onClick={onClose}>{dialog.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {busy ? dialog.sending : dialog.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type RuleChoiceProps = { rule: string; silenced: readonly string[]; onChoose: (rule: string) => void }

function RuleChoice({ rule, silenced, onChoose }: RuleChoiceProps) {
  const { dialog } = useMessages('track-record')
  const { words } = useCopy()
  const { rules } = useMessages('rule-names')
  const name = useRuleName()
  const all = silenceableRules(Object.keys(rules), CATEGORIES)
  return (
    <label className="grid justify-items-start gap-1 text-sm text-ink2">
      {dialog.rule}
      <select
        required
        value={rule}
        onChange={(event) => onChoose(event.target.value)}
        className={`h-8 max-w-full ${FIELD}`}
      >
        <option value="">{dialog.choose}</option>
        {CATEGORIES.map((category) => (
          <optgroup key={category} label={words.categories[category]}>
            {all
              .filter((each) => categoryOfRule(each) === category && !silenced.includes(each))
              .map((each) => (
                <option key={each} value={each}>
                  {name(each)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
