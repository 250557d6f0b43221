import { MAX_SNIPPET_LENGTH, MAX_SNIPPET_NAME_LENGTH, SNIPPET_NAME } from '@mimamori/policy/snippets/snippet-rules'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { Form } from '../parts/forms/form.tsx'
import { textAreaField, textField } from '../parts/forms/form-fields.tsx'
import { OwnList } from '../parts/own-list.tsx'

/** A person's snippets: adding, changing and removing them. */
export function SnippetsSection(): ReactNode {
  const words = useMessages('snippets')
  const fields = {
    name: textField({
      label: words.name,
      note: words.nameHint(MAX_SNIPPET_NAME_LENGTH),
      autoFocus: true,
      maxLength: MAX_SNIPPET_NAME_LENGTH,
      valid: (name) => SNIPPET_NAME.test(name),
      flaw: (name) => (name.trim() === '' ? words.nameNeeded : words.nameWrong),
      late: true,
    }),
    text: textAreaField({
      label: words.text,
      hint: words.textHint(MAX_SNIPPET_LENGTH.toLocaleString('en')),
      maxLength: MAX_SNIPPET_LENGTH,
      className: 'max-h-60 min-h-20',
      valid: (text) => text !== '',
      flaw: words.textNeeded,
      late: true,
    }),
  }
  return (
    <OwnList
      words={words}
      query={queries.snippets.list.queryOptions()}
      changes={queries.snippets.key()}
      remove={queries.snippets.remove}
      about={({ text }) => text}
      form={(snippet, { run, ...call }, leave) => (
        <Form
          end
          always
          label={snippet ? words.editing(snippet.name) : words.add}
          now={snippet ?? { name: '', text: '' }}
          fields={fields}
          words={words}
          call={call}
          onSave={async (typed) => {
            const done = { done: () => words.saved(typed.name) }
            const saved = snippet
              ? await run(queries.snippets.change, { id: snippet.id, ...typed }, done)
              : await run(queries.snippets.add, typed, done)
            if (saved) leave()
          }}
          onCancel={leave}
        />
      )}
    />
  )
}
