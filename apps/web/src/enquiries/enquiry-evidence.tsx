import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { MAX_ENQUIRY_TEXT_LENGTH, MAX_EVIDENCE } from '@mimamori/policy/enquiries/enquiry-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextArea } from '@mimamori/ui/text-area'
import { Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'
import { EnquiryRow, EnquirySection } from './enquiry-section.tsx'
import { useKeptText } from './kept-texts.ts'
import { useOpenerFocus } from './use-opener-focus.ts'

type Props = {
  evidence: EnquiryView['evidence']
  /** what unsaved evidence is kept under */
  place: string
  works: boolean
  busy: boolean
  /** resolves to the error message; `null`: it is added */
  onAdd: (text: string) => Promise<string | null>
}

/** What there is as evidence, who added it and when, and a field to add more. */
export function EnquiryEvidence({ evidence, place, works, busy, onAdd }: Props): ReactNode {
  const { evidence: copy } = useEnquiryCopy()
  const nameOf = usePersonName()
  const [adding, setAdding] = useState(false)
  const opener = useOpenerFocus(adding)
  const full = evidence.length >= MAX_EVIDENCE
  const close = () => setAdding(false)
  return (
    <EnquirySection
      title={evidence.length > 0 ? `${copy.title} ${evidence.length}` : copy.title}
      beside={
        works && !adding ? (
          <Button
            ref={opener}
            small
            disabled={full}
            title={full ? copy.full(MAX_EVIDENCE) : undefined}
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {copy.add}
          </Button>
        ) : null
      }
    >
      {evidence.length === 0 && !adding ? (
        <EnquiryRow>
          <p className="text-sm text-ink2">{copy.none}</p>
        </EnquiryRow>
      ) : null}
      {evidence.length > 0 ? (
        <ol>
          {evidence.map(({ text, at, by }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence is only ever added
            <li key={index} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 border-t border-line px-3.5 py-2">
              <span className="text-sm text-ink2 tabular-nums">{index + 1}</span>
              <span className="grid gap-0.5">
                <span lang={langOf(text)} className="verbatim">
                  {text}
                </span>
                {by === null ? null : (
                  <span className="flex flex-wrap gap-x-2 text-sm text-ink2">
                    {copy.by(nameOf(by))} <Timestamp at={at} />
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {adding && works ? <AddEvidence place={place} busy={busy} onAdd={onAdd} onClose={close} /> : null}
    </EnquirySection>
  )
}

type AddProps = Pick<Props, 'place' | 'busy' | 'onAdd'> & { onClose: () => void }

function AddEvidence({ place, busy, onAdd, onClose }: AddProps) {
  const { evidence: copy, close } = useEnquiryCopy()
  const [text, write] = useKeptText(place)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    if (busy) return
    if (text.trim() === '') return setProblem(copy.empty)
    const failed = await onAdd(text.trim())
    if (failed !== null) return setProblem(failed)
    write('')
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeComposing(event.nativeEvent)) return
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (!sends && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (sends) void save()
    else onClose()
  }
  return (
    <EnquiryRow className="grid gap-2">
      <TextArea
        label={copy.label}
        hint={copy.hint}
        autoFocus
        value={text}
        maxLength={MAX_ENQUIRY_TEXT_LENGTH}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setProblem(null)
          write(event.target.value)
        }}
        className="max-h-60 min-h-16"
      />
      <Problem small plain>
        {problem}
      </Problem>
      <div className="flex justify-end gap-2">
        <Button small onClick={onClose}>
          {close}
        </Button>
        <Button small variant="primary" keycap={SEND_KEY} disabled={busy} onClick={() => void save()}>
          {busy ? copy.saving : copy.save}
        </Button>
      </div>
    </EnquiryRow>
  )
}
