import { MAX_ENQUIRY_TEXT_LENGTH } from '@mimamori/policy/enquiries/enquiry-rules'
import type { ReactNode } from 'react'
import { LetterField } from '../parts/letter-field.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'

type Props = {
  text: string
  edited: boolean
  /** `null`: back to the template */
  onEdit: (text: string | null) => void
}

/** The letter to who asks, as it will be sent; always in Japanese. */
export function AnswerLetter({ text, edited, onEdit }: Props): ReactNode {
  const { answer: copy } = useEnquiryCopy()
  return (
    <section data-letter aria-label={copy.letter} className="relative grid gap-1" data-snippet-place>
      <LetterField
        label={copy.letter}
        hint={copy.inJapanese}
        text={text}
        maxLength={MAX_ENQUIRY_TEXT_LENGTH}
        edited={edited}
        words={copy}
        onEdit={onEdit}
        className="min-h-32"
      />
    </section>
  )
}
