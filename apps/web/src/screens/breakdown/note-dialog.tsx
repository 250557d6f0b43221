import { FIRST_NOTE_DAY, MAX_BREAKDOWN_NOTE_LENGTH } from '@mimamori/policy/breakdown/breakdown-note-rules'
import { dayOf, daysIn } from '@mimamori/policy/breakdown/japan-month'
import { Dialog } from '@mimamori/ui/dialog'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Form } from '../../parts/forms/form.tsx'
import { textAreaField, textField } from '../../parts/forms/form-fields.tsx'
import { useOperation } from '../../parts/use-operation.ts'

type Props = {
  /** the last month of the trend */
  until: string
  onClose: () => void
}

/** Asks for a note and the day it is about: today, or where the trend ends before it, its last day. */
export default function NoteDialog({ until, onClose }: Props): ReactNode {
  const copy = useMessages('breakdown/notes')
  const call = useOperation({ refusals: copy.refusals, first: queries.breakdown.notes.key() })
  const [today] = useState(() => dayOf(new Date(serverNow()).toISOString()))
  const write = async ({ day, text }: { day: string; text: string }) => {
    const note = { day, text: text.trim() }
    if (await call.run(queries.breakdown.notes.write, note, { once: true, done: () => copy.added })) onClose()
  }
  return (
    <Dialog open onClose={onClose} label={copy.dialog}>
      <div className="grid gap-4 p-5">
        <h2 className="text-lg font-semibold">{copy.dialog}</h2>
        <Form
          always
          noValidate
          end
          now={{ day: today.slice(0, 7) > until ? `${until}-${daysIn(until)}` : today, text: '' }}
          fields={{
            day: textField({
              label: copy.day,
              type: 'date',
              required: true,
              min: FIRST_NOTE_DAY,
              max: today,
              late: true,
              valid: (day) => day >= FIRST_NOTE_DAY && day <= today,
              flaw: (day) => (day === '' ? copy.dayNeeded : copy.refusals.note_day_outside),
            }),
            text: textAreaField({
              label: copy.text,
              hint: copy.hint,
              required: true,
              maxLength: MAX_BREAKDOWN_NOTE_LENGTH,
              className: 'max-h-60 min-h-20',
              late: true,
              valid: (text) => text !== '',
              flaw: copy.textNeeded,
            }),
          }}
          words={copy}
          call={call}
          onSave={write}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}
