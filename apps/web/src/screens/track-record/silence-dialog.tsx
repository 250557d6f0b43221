import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_SILENCE_DAYS, MAX_SILENCE_REASON_LENGTH } from '@mimamori/policy/detection/rule-silence-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { Dialog } from '@mimamori/ui/dialog'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Form } from '../../parts/forms/form.tsx'
import { choiceField, fieldOf, textAreaField } from '../../parts/forms/form-fields.tsx'
import { useOperation } from '../../parts/use-operation.ts'
import { categoryOfRule, useRuleName } from './track-record-copy.ts'
import { silenceableRules } from './track-record-rows.ts'

const DAY_SECONDS = 24 * 60 * 60
const DAY_CHOICES = ['1', '7', '30', String(MAX_SILENCE_DAYS)]
const FIELD = 'rounded-md border border-line2 bg-panel px-2.5 text-base text-ink'

type Silence = { rule: string; days: string; reason: string }

type Props = {
  /** chosen at first; empty: none */
  rule: string
  /** rules that are silenced already */
  silenced: readonly string[]
  onClose: () => void
}

/** Asks which rule is to be silenced, for how long, and why. */
export function SilenceDialog({ rule: first, silenced, onClose }: Props): ReactNode {
  const { dialog, refusals: worded, silencedDone } = useMessages('track-record')
  const { instants, refusals } = useCopy()
  const name = useRuleName()
  const call = useOperation({ refusals: worded, changes: [queries.trackRecord.key()] })
  const silence = async ({ rule, days, reason }: Silence) => {
    const input = { rule, days: Number(days), reason: reason.trim() }
    const done = await call.run(queries.trackRecord.silence, input, {
      once: true,
      done: ({ until }) => silencedDone(name(rule), instants.brief(until)),
    })
    if (done) onClose()
  }
  const endOf = (days: string) => plusSeconds(new Date(serverNow()).toISOString(), Number(days) * DAY_SECONDS)
  return (
    <Dialog open onClose={onClose} label={dialog.title}>
      <div className="grid gap-4 p-5">
        <h2 className="text-lg font-semibold">{dialog.title}</h2>
        <p className="text-ink2">{dialog.note}</p>
        <Form<Silence>
          always
          end
          now={{ rule: first, days: '7', reason: '' }}
          fields={{
            rule: fieldOf<string, string>({
              show: (rule) => rule,
              read: (typed) => typed,
              draw: ({ typed, onType }) => <RuleChoice rule={typed} silenced={silenced} onChoose={onType} />,
            }),
            days: choiceField(
              dialog.days,
              DAY_CHOICES.map((value) => ({ value, label: dialog.dayCount(Number(value)) })),
            ),
            reason: textAreaField({
              label: dialog.reason,
              hint: dialog.reasonHint,
              required: true,
              maxLength: MAX_SILENCE_REASON_LENGTH,
              className: 'max-h-60 min-h-20',
              late: true,
              valid: (reason) => reason !== '',
              flaw: refusals.reason_required,
            }),
          }}
          words={{ save: dialog.confirm, saving: dialog.sending, cancel: dialog.cancel }}
          call={call}
          onSave={silence}
          onCancel={onClose}
        >
          {(field, { days = '' }) => (
            <>
              {field('rule')}
              {field('days')}
              <p className="text-sm text-ink2">{dialog.ends(instants.absolute(endOf(days)))}</p>
              {field('reason')}
            </>
          )}
        </Form>
      </div>
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
