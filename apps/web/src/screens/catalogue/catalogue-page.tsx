import type { ListedEntry } from '@mimamori/contract/catalogue/catalogue-contract'
import {
  type CatalogueEntry,
  type EntryKind,
  isEntryOfKind,
  TEMPLATE_USES,
  type TemplateUse,
} from '@mimamori/policy/catalogue/catalogue-entry'
import { impliedUse } from '@mimamori/policy/catalogue/template-use'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, LibraryBig } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { CatalogueEntryDetail } from '../../catalogue/catalogue-entry-detail.tsx'
import { CatalogueEntryList } from '../../catalogue/catalogue-entry-list.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { CatalogueEditPane } from './catalogue-edit-pane.tsx'

const KIND_ORDER: readonly EntryKind[] = ['template', 'clause', 'category', 'reason']

/** What templates are for, in the order of the choice. */
const USES = ['decision', ...TEMPLATE_USES] as const

/** The catalogue, by version. Leads add to it; everybody who decides may read it. */
export function CataloguePage(): ReactNode {
  const page = useMessages('catalogue/catalogue-page')
  const { me } = useDesk()
  const { kind, use: listed, id, edit } = useSearch({ from: '/catalogue' })
  const use = kind === 'template' ? (TEMPLATE_USES.find((each) => each === listed) ?? impliedUse(id ?? '')) : undefined
  const navigate = useNavigate()
  const writes = may(me.role, 'catalogue.write')
  const go = (search: { kind: EntryKind; id?: string; edit?: 'version' | 'new' }) =>
    void navigate({ to: '/catalogue', search: { ...search, ...(use && search.kind === kind ? { use } : {}) } })
  const list = useQuery(queries.catalogue.list.queryOptions({ input: { kind } }))
  const editing = writes && edit !== undefined
  const open = id !== undefined || editing
  return (
    <div className="grid h-full grid-cols-[minmax(280px,360px)_minmax(0,1fr)] max-sheet:grid-cols-1">
      <div className={`min-h-0 overflow-y-auto border-r border-line bg-panel ${open ? 'max-sheet:hidden' : ''}`}>
        <div className="grid gap-2 border-b border-line px-4 py-3">
          <PageTitle>{page.title}</PageTitle>
          <p className="text-sm text-ink2">
            {page.lead} {writes ? null : page.readOnly}
          </p>
          <div className="overflow-x-auto">
            <Segmented
              label={page.kind}
              value={kind}
              options={KIND_ORDER.map((value) => ({ value, label: page.kinds[value] }))}
              onChange={(value) => go({ kind: value })}
            />
          </div>
          {kind === 'template' ? (
            <div className="overflow-x-auto">
              <Segmented
                label={page.fields.use}
                value={use ?? 'decision'}
                options={USES.map((value) => ({ value, label: page.uses[value] }))}
                onChange={(value) =>
                  void navigate({ to: '/catalogue', search: value === 'decision' ? { kind } : { kind, use: value } })
                }
              />
            </div>
          ) : null}
          {use ? <p className="text-sm text-ink2">{page.useHints[use]}</p> : null}
          {writes && kind !== 'category' && use !== 'reminder' ? (
            <Button onClick={() => go({ kind, edit: 'new' })} className="justify-center">
              {use ? page.addEnquiry : page.addNew[kind]}
            </Button>
          ) : null}
        </div>
        {list.isPending ? <SkeletonRows rows={10} label={page.list} /> : null}
        {list.isError && !list.data ? <LoadFailed words={page} onRetry={() => void list.refetch()} /> : null}
        {list.data ? (
          <CatalogueEntryList
            entries={inPublishedOrder(list.data.entries.filter(({ entry }) => isListedFor(entry, use)))}
            link={(to, children) => (
              <EntryLink kind={kind} use={use} id={to}>
                {children}
              </EntryLink>
            )}
          />
        ) : null}
      </div>
      <div className={`min-h-0 min-w-0 overflow-y-auto ${open ? '' : 'max-sheet:hidden'}`}>
        {editing ? (
          <CatalogueEditPane kind={kind} use={use} id={edit === 'new' ? null : (id ?? null)} onDone={go} />
        ) : null}
        {!editing && id ? (
          <CatalogueEntryLoader
            key={`${kind} ${id}`}
            kind={kind}
            id={id}
            onAdd={writes ? () => go({ kind, id, edit: 'version' }) : null}
          />
        ) : null}
        {open ? null : (
          <ScreenMessage icon={<LibraryBig size={18} />} title={page.choose}>
            {page.chooseNext}
          </ScreenMessage>
        )}
      </div>
    </div>
  )
}

/** Is it among what is listed? Of templates only those for one use are. */
const isListedFor = (entry: CatalogueEntry, use: TemplateUse | undefined): boolean =>
  entry.kind !== 'template' || entry.data.use === use

/** The entries in order: categories as they are published, the others as they were added. */
function inPublishedOrder(entries: readonly ListedEntry[]): ListedEntry[] {
  const placeOf = ({ entry }: ListedEntry) => (isEntryOfKind('category')(entry) ? entry.data.order : 0)
  return [...entries].sort((a, b) => placeOf(a) - placeOf(b))
}

type EntryLinkProps = { kind: EntryKind; use: TemplateUse | undefined; id: string; children: ReactNode }

function EntryLink({ kind, use, id, children }: EntryLinkProps) {
  return (
    <Link
      to="/catalogue"
      search={use ? { kind, use, id } : { kind, id }}
      className="flex min-h-8 w-full px-4 -outline-offset-2 hover:bg-hover aria-[current=page]:bg-accent-bg"
    >
      {children}
    </Link>
  )
}

/** Loads the versions of one catalogue entry. `onAdd` opens the editor of a new version; `null`: this person may not. */
function CatalogueEntryLoader({
  kind,
  id,
  onAdd,
}: {
  kind: EntryKind
  id: string
  onAdd: (() => void) | null
}): ReactNode {
  const page = useMessages('catalogue/catalogue-page')
  const history = useQuery(queries.catalogue.history.queryOptions({ input: { kind, id } }))
  const back = (
    <Link
      to="/catalogue"
      search={{ kind }}
      className="mb-2 hidden min-h-6 items-center gap-1 text-sm text-ink2 hover:text-ink max-sheet:inline-flex"
    >
      <ChevronLeft size={14} aria-hidden="true" />
      {page.back}
    </Link>
  )
  if (history.data) {
    return (
      <CatalogueEntryDetail
        versions={history.data.versions}
        renderDiff={(before, after) => <TextDiff changes={diffText(before, after)} />}
        onAdd={onAdd}
        back={back}
      />
    )
  }
  if (history.isPending) return <SkeletonRows rows={8} label={page.versions} />
  if (failureOf(history.error).kind === 'not_found') {
    return (
      <ScreenMessage problem icon={<LibraryBig size={18} />} title={page.missing} actions={back}>
        {page.missingNext}
      </ScreenMessage>
    )
  }
  return <LoadFailed words={page} onRetry={() => void history.refetch()} />
}
