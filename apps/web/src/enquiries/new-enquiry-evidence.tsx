import { MAX_ENQUIRY_TEXT_LENGTH, MAX_EVIDENCE } from '@mimamori/policy/enquiries/enquiry-rules'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { TextArea } from '@mimamori/ui/text-area'
import { Plus, X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import type { NewEnquiryDraft } from './new-enquiry-draft.ts'

type Evidence = NewEnquiryDraft['evidence']

/** The evidence of an enquiry that is written down: texts, and what a picture or file shows, one field each. */
export function NewEnquiryEvidence({
  evidence,
  onChange,
}: {
  evidence: Evidence
  onChange: (next: Evidence) => void
}): ReactNode {
  const copy = useMessages('enquiries/new-enquiry')
  const list = useRef<HTMLFieldSetElement>(null)
  const focusSoon = (find: (fields: HTMLElement[]) => HTMLElement | null | undefined) =>
    requestAnimationFrame(() => {
      const fields = [...(list.current?.querySelectorAll<HTMLElement>('textarea') ?? [])]
      ;(find(fields) ?? list.current?.querySelector<HTMLElement>('button[data-add]'))?.focus()
    })
  const add = () => {
    const id = Math.max(0, ...evidence.map((each) => each.id)) + 1
    onChange([...evidence, { id, text: '' }])
    focusSoon((fields) => fields.at(-1))
  }
  const remove = (id: number) => {
    const at = evidence.findIndex((each) => each.id === id)
    onChange(evidence.filter((each) => each.id !== id))
    focusSoon((fields) => fields[Math.max(0, at - 1)])
  }
  const write = (id: number, text: string) =>
    onChange(evidence.map((each) => (each.id === id ? { ...each, text } : each)))
  return (
    <fieldset ref={list} className="grid gap-2">
      <legend className="mb-1.5 text-sm text-ink2">
        <b className="font-semibold text-ink">{copy.evidence}</b> {copy.evidenceHint(MAX_EVIDENCE)}
      </legend>
      {evidence.map(({ id, text }, index) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-1">
          <TextArea
            label={copy.evidenceOf(index + 1)}
            maxLength={MAX_ENQUIRY_TEXT_LENGTH}
            value={text}
            onChange={(event) => write(id, event.target.value)}
            className="max-h-48 min-h-9"
          />
          <IconButton label={copy.removeEvidence(index + 1)} onClick={() => remove(id)} className="mt-6.5">
            <X size={16} />
          </IconButton>
        </div>
      ))}
      {evidence.length < MAX_EVIDENCE ? (
        <Button
          small
          data-add
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={add}
          className="justify-self-start"
        >
          {copy.addEvidence}
        </Button>
      ) : null}
    </fieldset>
  )
}
