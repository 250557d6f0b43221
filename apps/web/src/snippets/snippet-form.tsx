import type { Snippet } from '@mimamori/contract/snippets/snippet-contract'
import { MAX_SNIPPET_LENGTH, MAX_SNIPPET_NAME_LENGTH, SNIPPET_NAME } from '@mimamori/policy/snippets/snippet-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextArea } from '@mimamori/ui/text-area'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  /** `null`: a new one */
  snippet: Snippet | null
  busy: boolean
  problem: string | null
  onSave: (fields: Pick<Snippet, 'name' | 'text'>) => void
  onCancel: () => void
}

/** Name and text of a snippet. */
export function SnippetForm({ snippet, busy, problem, onSave, onCancel }: Props): ReactNode {
  const words = useMessages('snippets')
  const [name, setName] = useState(snippet?.name ?? '')
  const [text, setText] = useState(snippet?.text ?? '')
  const [flaw, setFlaw] = useState<string | null>(null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const missing = name.trim() === '' ? words.nameNeeded : text.trim() === '' ? words.textNeeded : null
    const found = missing ?? (SNIPPET_NAME.test(name.trim()) ? null : words.nameWrong)
    setFlaw(found)
    if (!found && !busy) onSave({ name: name.trim(), text })
  }
  return (
    <form aria-label={snippet ? words.editing(snippet.name) : words.add} onSubmit={send} className="grid gap-3">
      <div>
        <TextField
          label={words.name}
          autoFocus
          value={name}
          maxLength={MAX_SNIPPET_NAME_LENGTH}
          onChange={(event) => setName(event.target.value)}
        />
        <p className="mt-1 text-sm text-ink2">{words.nameHint(MAX_SNIPPET_NAME_LENGTH)}</p>
      </div>
      <TextArea
        label={words.text}
        hint={words.textHint(MAX_SNIPPET_LENGTH.toLocaleString('en'))}
        value={text}
        maxLength={MAX_SNIPPET_LENGTH}
        onChange={(event) => setText(event.target.value)}
        className="max-h-60 min-h-20"
      />
      <Problem small>{flaw ?? problem}</Problem>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
