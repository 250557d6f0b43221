import type { CatalogueRefusal } from '@mimamori/contract/page-refusal-contract'
import type { CatalogueEntry, CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { Button } from '@mimamori/ui/button'
import { Field } from '@mimamori/ui/field'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Failure } from '../api/call-failure.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { type EntryDraft, entryOf } from './draft.ts'
import { KindFields } from './kind-fields.tsx'
import { LetterExample } from './letter-example.tsx'
import { earliest, useEditor } from './use-editor.ts'
import { noonOf, usePageCopy } from './words.ts'
import { WordsFields } from './words-fields.tsx'

type Props = {
  keep: string
  first: EntryDraft
  entries: readonly CatalogueEntry[]
  /** why the desk did not do it, for what is not refused by the catalogue itself */
  failureWords: (failure: Failure) => string
  onAdded: (draft: EntryDraft, version: number) => void
  onCancel: () => void
}

/** Write a version: both languages side by side, from a day on, with what a member would get beside it. */
export function Editor({ keep, first, entries, failureWords, onAdded, onCancel }: Props) {
  const page = usePageCopy()
  const { language } = useLanguage()
  const { instants } = useCopy()
  const editor = useEditor({ keep, first, entries, onAdded })
  const { draft, change, flaws, idFlaw, tooEarly } = editor
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('h2')?.focus(), [])
  const submit = async () => {
    const sent = await editor.save()
    // whoever cannot send finds what is in the way
    if (!sent) requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const fresh = draft.after === 0
  const title = fresh ? page.newTitle[draft.kind] : page.editTitle(first.data.label[language], draft.after + 1)
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
        <p className="text-sm text-ink2">{page.permanent}</p>
        {editor.resumed ? <p className="text-sm text-amber">{page.resumed}</p> : null}
      </div>
      {fresh ? <Code draft={draft} flaw={idFlaw} onChange={(id) => change({ id })} /> : null}
      <WordsFields draft={draft} flaws={flaws} onChange={(data) => change({ data } as Partial<EntryDraft>)} />
      <KindFields
        draft={draft}
        flaws={flaws}
        entries={entries}
        day={draft.effectiveFrom}
        onChange={(data) => change({ data } as Partial<EntryDraft>)}
      />
      {draft.kind === 'template' ? (
        <LetterExample template={entryOf(draft) as CatalogueEntryOf<'template'>} entries={entries} />
      ) : null}
      <From draft={draft} tooEarly={tooEarly} onChange={(effectiveFrom) => change({ effectiveFrom })} />
      <Bar
        failure={
          editor.failure
            ? refusalWords(page.refusals, editor.failure, failureWords)
            : editor.unchanged
              ? page.unchanged
              : null
        }
        saving={editor.saving}
        day={draft.effectiveFrom ? instants.day(noonOf(draft.effectiveFrom)) : ''}
        onCancel={() => {
          editor.drop()
          onCancel()
        }}
      />
    </form>
  )
}

function refusalWords(
  refusals: Readonly<Record<CatalogueRefusal, string>>,
  failure: Failure,
  otherwise: (failure: Failure) => string,
): string {
  const worded: Readonly<Record<string, string | undefined>> = refusals
  return (failure.kind === 'refused' ? worded[failure.refusal] : undefined) ?? otherwise(failure)
}

type CodeProps = { draft: EntryDraft; flaw: 'idBad' | 'idTaken' | null; onChange: (id: string) => void }

function Code({ draft, flaw, onChange }: CodeProps) {
  const page = usePageCopy()
  const hint = useId()
  return (
    <div className="grid max-w-sm gap-1">
      <Field
        label={page.id}
        value={draft.id}
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={flaw !== null}
        aria-describedby={hint}
        onChange={(event) => onChange(event.target.value.trim())}
      />
      <p id={hint} className={flaw ? 'text-sm text-red' : 'text-sm text-ink2'}>
        {flaw ? page[flaw] : page.idHint}
      </p>
    </div>
  )
}

type FromProps = { draft: EntryDraft; tooEarly: boolean; onChange: (day: string) => void }

function From({ draft, tooEarly, onChange }: FromProps) {
  const page = usePageCopy()
  const hint = useId()
  return (
    <div className="grid max-w-sm gap-1">
      <Field
        label={page.effectiveFrom}
        type="date"
        min={earliest(draft.kind)}
        max="2999-12-31"
        value={draft.effectiveFrom}
        aria-invalid={tooEarly}
        aria-describedby={hint}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={hint} className={tooEarly ? 'text-sm text-red' : 'text-sm text-ink2'}>
        {page.effectiveHint[draft.kind]}
      </p>
    </div>
  )
}

type BarProps = { failure: ReactNode; saving: boolean; day: string; onCancel: () => void }

function Bar({ failure, saving, day, onCancel }: BarProps) {
  const page = usePageCopy()
  return (
    <div className="sticky bottom-0 -mx-6 grid gap-2 border-t border-line bg-bg px-6 py-3 max-sheet:-mx-4 max-sheet:px-4">
      {failure ? (
        <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-sm text-red">
          {failure}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={saving} className="font-semibold">
          {saving ? page.saving : page.save(day)}
        </Button>
        <Button onClick={onCancel}>{page.cancel}</Button>
      </div>
    </div>
  )
}
