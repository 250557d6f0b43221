import type { CatalogueRefusal } from '@mimamori/contract/page-refusal-contract'
import type { CatalogueEntry, CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { Button } from '@mimamori/ui/button'
import { TextField } from '@mimamori/ui/text-field'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Failure } from '../api/call-failure.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { noonInJapan } from './catalogue-copy.ts'
import {
  type CatalogueEntryDraft,
  draftUse,
  ENQUIRY_PREFIX,
  type EntryIdFlaw,
  entryFromDraft,
} from './catalogue-entry-draft.ts'
import { CatalogueKindFields } from './catalogue-kind-fields.tsx'
import { CatalogueTextFields } from './catalogue-text-fields.tsx'
import { MemberMessageExample } from './member-message-example.tsx'
import { earliestEffectiveFrom, useCatalogueEntryEditor } from './use-catalogue-entry-editor.ts'

type Props = {
  draftKey: string
  first: CatalogueEntryDraft
  entries: readonly CatalogueEntry[]
  /** the message of a failure that is no refusal of the catalogue */
  failureMessage: (failure: Failure) => string
  onAdded: (draft: CatalogueEntryDraft, version: number) => void
  onCancel: () => void
}

/** The form for a new version: both languages side by side, the first day, and a preview of the message to a member. */
export function CatalogueEntryEditor({
  draftKey,
  first,
  entries,
  failureMessage,
  onAdded,
  onCancel,
}: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { language } = useLanguage()
  const { instants } = useCopy()
  const editor = useCatalogueEntryEditor({ draftKey, first, entries, onAdded })
  const { draft, change, flaws, idFlaw, tooEarly } = editor
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('h2')?.focus(), [])
  const submit = async () => {
    const sent = await editor.save()
    // moves the focus to the first invalid field
    if (!sent) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const isNew = draft.after === 0
  const title = isNew
    ? draftUse(draft)
      ? catalogueCopy.newEnquiry
      : catalogueCopy.newTitle[draft.kind]
    : catalogueCopy.editTitle(first.data.label[language], draft.after + 1)
  return (
    <form
      ref={form}
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      className="grid gap-5 px-6 py-4 max-sheet:px-4"
    >
      <div>
        <h2 tabIndex={-1} className="text-lg font-semibold outline-none">
          {title}
        </h2>
        <p className="text-sm text-ink2">{catalogueCopy.permanent}</p>
        {editor.resumed ? <p className="text-sm text-amber">{catalogueCopy.resumed}</p> : null}
      </div>
      {isNew ? <EntryIdField draft={draft} flaw={idFlaw} onChange={(id) => change({ id })} /> : null}
      <CatalogueTextFields
        draft={draft}
        flaws={flaws}
        onChange={(data) => change({ data } as Partial<CatalogueEntryDraft>)}
      />
      <CatalogueKindFields
        draft={draft}
        flaws={flaws}
        entries={entries}
        day={draft.effectiveFrom}
        onChange={(data) => change({ data } as Partial<CatalogueEntryDraft>)}
      />
      {draft.kind === 'template' ? (
        <MemberMessageExample template={entryFromDraft(draft) as CatalogueEntryOf<'template'>} entries={entries} />
      ) : null}
      <EffectiveFromField draft={draft} tooEarly={tooEarly} onChange={(effectiveFrom) => change({ effectiveFrom })} />
      <EditorBar
        failure={
          editor.failure
            ? refusalMessage(catalogueCopy.refusals, editor.failure, failureMessage)
            : editor.unchanged
              ? catalogueCopy.unchanged
              : null
        }
        saving={editor.saving}
        day={draft.effectiveFrom ? instants.day(noonInJapan(draft.effectiveFrom)) : ''}
        onCancel={() => {
          editor.drop()
          onCancel()
        }}
      />
    </form>
  )
}

function refusalMessage(
  refusals: Readonly<Record<CatalogueRefusal, string>>,
  failure: Failure,
  failureMessage: (failure: Failure) => string,
): string {
  const messages: Readonly<Record<string, string | undefined>> = refusals
  return (failure.kind === 'refused' ? messages[failure.refusal] : undefined) ?? failureMessage(failure)
}

type EntryIdFieldProps = {
  draft: CatalogueEntryDraft
  flaw: EntryIdFlaw | null
  onChange: (id: string) => void
}

function EntryIdField({ draft, flaw, onChange }: EntryIdFieldProps) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const hint = useId()
  const prefix = draftUse(draft) ? ENQUIRY_PREFIX : ''
  return (
    <div className="grid max-w-sm gap-1">
      <TextField
        label={catalogueCopy.id}
        lead={prefix}
        value={draft.id.slice(prefix.length)}
        maxLength={64 - prefix.length}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={flaw !== null}
        aria-describedby={hint}
        onChange={(event) => onChange(prefix + event.target.value.trim())}
      />
      <p id={hint} className={flaw ? 'text-sm text-red' : 'text-sm text-ink2'}>
        {flaw ? catalogueCopy[flaw] : catalogueCopy.idHint}
      </p>
    </div>
  )
}

type EffectiveFromFieldProps = { draft: CatalogueEntryDraft; tooEarly: boolean; onChange: (day: string) => void }

function EffectiveFromField({ draft, tooEarly, onChange }: EffectiveFromFieldProps) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const hint = useId()
  return (
    <div className="grid max-w-sm gap-1">
      <TextField
        label={catalogueCopy.effectiveFrom}
        type="date"
        min={earliestEffectiveFrom(draft.kind)}
        max="2999-12-31"
        value={draft.effectiveFrom}
        aria-invalid={tooEarly}
        aria-describedby={hint}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={hint} className={tooEarly ? 'text-sm text-red' : 'text-sm text-ink2'}>
        {catalogueCopy.effectiveHint[draft.kind]}
      </p>
    </div>
  )
}

type EditorBarProps = { failure: ReactNode; saving: boolean; day: string; onCancel: () => void }

function EditorBar({ failure, saving, day, onCancel }: EditorBarProps) {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  return (
    <div className="sticky bottom-0 -mx-6 grid gap-2 border-t border-line bg-bg px-6 py-3 max-sheet:-mx-4 max-sheet:px-4">
      {failure ? (
        <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-sm text-red">
          {failure}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={saving} className="font-semibold">
          {saving ? catalogueCopy.saving : catalogueCopy.save(day)}
        </Button>
        <Button onClick={onCancel}>{catalogueCopy.cancel}</Button>
      </div>
    </div>
  )
}
