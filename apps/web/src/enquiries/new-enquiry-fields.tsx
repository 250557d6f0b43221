import { MAX_ENQUIRY_TEXT_LENGTH, MAX_EVIDENCE } from '@mimamori/policy/enquiries/enquiry-rules'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { TextArea } from '@mimamori/ui/text-area'
import { TextField } from '@mimamori/ui/text-field'
import { Plus, X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { FieldProblem } from './field-problem.tsx'
import { memberIdOf, type NewEnquiryDraft, type NewEnquiryProblem } from './new-enquiry-draft.ts'

/** longest user name and address, as the contract takes them */
const NAME_LENGTH = 200
const ADDRESS_LENGTH = 500

type Props = {
  draft: NewEnquiryDraft
  problems: readonly NewEnquiryProblem[]
  memberState: (memberId: string | null) => ReactNode
  onChange: (change: Partial<NewEnquiryDraft>) => void
}

/** The fields of an enquiry, each with what is wrong with it. */
export function NewEnquiryFields({ draft, problems, memberState, onChange }: Props): ReactNode {
  const copy = useMessages('enquiries/new-enquiry')
  const id = useId()
  const describe = (problem: NewEnquiryProblem, more = '') => {
    const wrong = problems.includes(problem)
    return {
      'aria-invalid': wrong || undefined,
      'aria-describedby': [wrong ? `${id}-${problem}` : '', more].filter(Boolean).join(' ') || undefined,
    }
  }
  const problem = (name: NewEnquiryProblem) => (
    <FieldProblem id={`${id}-${name}`}>{problems.includes(name) ? copy.problems[name] : null}</FieldProblem>
  )
  const bad = problems.includes('memberId')
  return (
    <>
      <div className="grid gap-1">
        <div className="flex flex-wrap items-end gap-x-3 gap-y-1">
          <div className="w-84 max-w-full">
            <TextField
              label={copy.asking}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
              value={draft.memberId}
              placeholder={copy.askingHint}
              onChange={(event) => onChange({ memberId: event.target.value })}
              {...describe('memberId', `${id}-state`)}
            />
          </div>
          <p id={`${id}-state`} role="status" className="text-sm text-ink2 sheet:pb-2 empty:hidden">
            {bad ? null : memberState(memberIdOf(draft))}
          </p>
        </div>
        {problem('memberId')}
      </div>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm text-ink2">
          <b className="font-semibold text-ink">{copy.other}</b> {copy.otherHint}
        </legend>
        <div className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3 max-sheet:grid-cols-1">
          <TextField
            label={copy.statedName}
            autoComplete="off"
            maxLength={NAME_LENGTH}
            value={draft.statedName}
            onChange={(event) => onChange({ statedName: event.target.value })}
            {...describe('nobody')}
          />
          <TextField
            label={copy.statedJobUrl}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={ADDRESS_LENGTH}
            value={draft.statedJobUrl}
            onChange={(event) => onChange({ statedJobUrl: event.target.value })}
            {...describe('nobody')}
          />
        </div>
        {problem('nobody')}
      </fieldset>
      <div className="grid gap-1">
        <TextArea
          label={copy.text}
          hint={copy.textHint}
          required
          maxLength={MAX_ENQUIRY_TEXT_LENGTH}
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value })}
          className="max-h-72 min-h-28 aria-invalid:border-red"
          {...describe('text')}
        />
        {problem('text')}
      </div>
      <NewEnquiryEvidence evidence={draft.evidence} onChange={(evidence) => onChange({ evidence })} />
    </>
  )
}

type Evidence = NewEnquiryDraft['evidence']

/** The evidence of an enquiry that is written down: texts, and what a picture or file shows, one field each. */
function NewEnquiryEvidence({
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
