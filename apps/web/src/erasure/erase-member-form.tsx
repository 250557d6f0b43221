import type { ErasurePreview } from '@mimamori/contract/erasure/erasure-contract'
import { ERASE_REASONS, type EraseReason } from '@mimamori/policy/erasure/erasure-rules'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { Form } from '../parts/forms/form.tsx'
import { selectField, textField } from '../parts/forms/form-fields.tsx'
import { useOperation } from '../parts/use-operation.ts'

type Props = { erasable: ErasurePreview; onErased: () => void }

const ERASED_KINDS = ['texts', 'decisions', 'notes', 'reports', 'standards', 'reminders', 'enquiries'] as const
const formatNumber = (n: number) => n.toLocaleString('en')

/** Lists what is erased and what stays; asks for a reason and the end of the id, so that it is the right member. */
export function EraseMemberForm({ erasable, onErased }: Props): ReactNode {
  const copy = useMessages('erasure')
  const { memberId, erases, disclosures, refusal } = erasable
  return (
    <div className="grid max-w-3xl gap-4 rounded-lg border border-line bg-panel p-4">
      <h3 className="font-semibold">{copy.found(memberId)}</h3>
      <div className="grid gap-4 sheet:grid-cols-2">
        <div>
          <h4 className="text-sm font-semibold text-ink2">{copy.goes}</h4>
          <ul className="list-disc pl-5">
            <li>{copy.personal}</li>
            {ERASED_KINDS.map((kind) => (
              <li key={kind}>{copy.counts[kind](formatNumber(erases[kind]))}</li>
            ))}
          </ul>
        </div>
        <div>
          <h4 className="text-sm font-semibold text-ink2">{copy.stays}</h4>
          <p>{copy.staysText(formatNumber(disclosures))}</p>
        </div>
      </div>
      {refusal ? <ErasureRefused erasable={erasable} /> : <ConfirmErasure memberId={memberId} onErased={onErased} />}
    </div>
  )
}

function ErasureRefused({ erasable: { refusal, unfinished } }: { erasable: ErasurePreview }) {
  const copy = useMessages('erasure')
  const { cases, reported, events } = unfinished
  return (
    <div role="status" className="rounded-md bg-amber-bg px-3 py-2 text-amber">
      <p>{refusal ? copy.refusals[refusal] : null}</p>
      {cases + reported + events > 0 ? (
        <p className="text-sm">{copy.unfinished(formatNumber(cases), formatNumber(reported), formatNumber(events))}</p>
      ) : null}
    </div>
  )
}

function ConfirmErasure({ memberId, onErased }: { memberId: string; onErased: () => void }) {
  const copy = useMessages('erasure')
  const call = useOperation({ refusals: copy.refusals })
  const erase = async (why: { reason: EraseReason; lastFour: string }) => {
    const erased = await call.run(queries.erasure.erase, { memberId, ...why }, { done: () => copy.erased(memberId) })
    if (erased) onErased()
  }
  return (
    <Form<{ reason: EraseReason; lastFour: string }>
      always
      danger
      now={{ reason: ERASE_REASONS[0], lastFour: '' }}
      fields={{
        reason: selectField({
          label: copy.reason,
          options: ERASE_REASONS.map((value) => ({ value, label: copy.reasons[value] })),
        }),
        lastFour: textField({
          label: copy.lastFour,
          required: true,
          maxLength: 4,
          autoComplete: 'off',
        }),
      }}
      words={{ save: copy.erase, saving: copy.erasing }}
      call={call}
      onSave={erase}
      className="grid gap-3 border-t border-line pt-3"
    >
      {(field) => (
        <>
          <div className="grid gap-4 sheet:grid-cols-2">
            {field('reason')}
            {field('lastFour')}
          </div>
          <p className="text-sm text-ink2">{copy.warning}</p>
        </>
      )}
    </Form>
  )
}
