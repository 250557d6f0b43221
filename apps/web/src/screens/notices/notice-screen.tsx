import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeFlawAt } from '@mimamori/policy/notices/notice-text-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { documentInLanguage } from '../../notices/document-in-language.ts'
import { type EditorLanguage, NoticeEditor } from '../../notices/notice-editor.tsx'
import { NoticeFlawList } from '../../notices/notice-flaw-list.tsx'
import { NoticeStateTag } from '../../notices/notice-state-tag.tsx'
import { useFocusNext } from '../../notices/use-focus-next.ts'
import { useNoticeChanges } from '../../notices/use-notice-changes.ts'
import { type NoticeDraft, useNoticeDraft } from '../../notices/use-notice-draft.ts'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { NoticeActions } from './notice-actions.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import { NoticePreview } from './notice-preview.tsx'
import { type Pane, useNoticePanes } from './use-notice-panes.ts'
import { useSeenNotice } from './use-seen-notice.ts'

const NoticeChanges = lazy(lazyWithFallback(() => import('./notice-changes.tsx')))

/** A notice: its text, what changed in it, and beside it what is published; with what is left to do until it is. */
export function NoticeScreen({ notice, gone }: { notice: NoticeView; gone: boolean }): ReactNode {
  const copy = useMessages('notices')
  const { me } = useDesk()
  const draft = useNoticeDraft(notice, me.id)
  const onScreen = useSeenNotice(notice, me.id)
  const compared = useNoticeChanges(notice, me.id, onScreen.seen.edit)
  const navigate = useNavigate()
  const focusOn = useFocusNext()
  const own = useLanguage().language
  const [chosen, setShown] = useState<EditorLanguage>(draft.texts.en ? own : 'ja')
  useKeys({ escape: () => void navigate({ to: '/notices' }) })
  const writes = notice.moves.save === null
  const others = notice.state === 'requested' && notice.edited.by.id !== me.id
  const { pane, panes, beside, wide, open } = useNoticePanes({
    published: notice.published !== null,
    writes,
    others,
    both: chosen === 'both',
  })
  const shown = chosen === 'both' && !wide ? own : chosen
  const language: Language = shown === 'both' ? own : shown
  const goTo = (flaw: NoticeFlawAt, id: string) => {
    open('edit')
    if (shown !== 'both') setShown(flaw.language)
    focusOn(id)
  }
  const openPane = (next: Pane) => {
    if (next === 'changes') onScreen.look()
    open(next)
  }
  const preview = (
    <NoticePreview
      notice={notice}
      draft={draft}
      language={language}
      inTab={!beside}
      choosesLanguage={!writes || !beside || (shown === 'both' && pane === 'edit')}
      onLanguage={setShown}
    />
  )
  return (
    <div className="flex h-full min-h-0 flex-col max-sheet:overflow-y-auto">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        <Link
          to="/notices"
          className="-ml-1.5 inline-flex min-h-6 items-center gap-0.5 rounded-md px-1 text-sm text-ink2 hover:bg-hover hover:text-ink"
        >
          <ChevronLeft size={14} aria-hidden="true" />
          {copy.back}
        </Link>
        <PageTitle>{copy.issue(notice.month, notice.version)}</PageTitle>
        <NoticeStateTag it={notice} />
        <DocumentTitle notice={notice} language={language} />
      </header>
      <div className="flex min-h-0 flex-1 border-t border-line max-sheet:flex-none max-sheet:flex-col">
        <div className="flex min-w-0 flex-1 flex-col">
          <PaneTabs panes={panes} pane={pane} published={notice.published !== null} onOpen={openPane} />
          <div
            {...(panes.length > 1 ? panelProps('notice', pane) : {})}
            // what changed may have nothing else that takes the focus, and is scrolled by keys
            tabIndex={pane === 'changes' ? 0 : undefined}
            className={cx(
              'flex min-h-0 min-w-0 flex-1 flex-col',
              pane !== 'preview' && 'overflow-y-auto px-4 py-3 max-sheet:overflow-visible',
            )}
          >
            {pane === 'edit' ? (
              <section aria-label={copy.editor}>
                <NoticeEditor
                  noticeId={notice.id}
                  version={notice.version}
                  draft={draft}
                  lastTexts={compared.lastMonth?.texts ?? null}
                  focusOn={focusOn}
                  shown={shown}
                  onShow={setShown}
                  wide={wide}
                />
              </section>
            ) : pane === 'changes' ? (
              <Suspense fallback={<ChangesPlaceholder />}>
                <NoticeChanges
                  notice={notice}
                  texts={draft.texts}
                  compared={compared}
                  language={language}
                  onLanguage={setShown}
                />
              </Suspense>
            ) : (
              preview
            )}
          </div>
        </div>
        {beside ? preview : null}
        <div className="w-72 flex-none overflow-y-auto border-l border-line bg-panel max-sheet:contents">
          <div className="px-4 py-3.5 max-sheet:sticky max-sheet:bottom-0 max-sheet:order-last max-sheet:border-t max-sheet:border-line2 max-sheet:bg-panel max-sheet:py-2.5">
            {gone ? (
              <NoticeGone draft={draft} />
            ) : (
              <NoticeActions notice={notice} draft={draft} onScreen={onScreen} onChanges={() => openPane('changes')} />
            )}
          </div>
          {writes && draft.flaws.length > 0 ? (
            <div className="mx-4 border-t border-line py-3.5 max-sheet:mx-0 max-sheet:bg-panel max-sheet:px-4">
              <NoticeFlawList draft={draft} onGo={goTo} />
            </div>
          ) : null}
          <div className="mx-4 border-t border-line py-3.5 max-sheet:mx-0 max-sheet:bg-panel max-sheet:px-4">
            <NoticeFacts notice={notice} language={language} />
          </div>
        </div>
      </div>
    </div>
  )
}

/** The title that readers see, which the month alone does not say. */
function DocumentTitle({ notice, language }: { notice: NoticeView; language: Language }) {
  const shown = documentInLanguage(notice.documents, language)
  return shown ? (
    <p lang={shown.language} className="min-w-0 truncate text-sm text-ink2">
      {shown.title}
    </p>
  ) : null
}

type PaneTabsProps = { panes: readonly Pane[]; pane: Pane; published: boolean; onOpen: (pane: Pane) => void }

function PaneTabs({ panes, pane, published, onOpen }: PaneTabsProps) {
  const copy = useMessages('notices/editor')
  const { document } = useMessages('notices')
  if (panes.length < 2) return null
  return (
    <div className="flex-none px-4">
      <Tabs
        label={copy.panes}
        tabs={panes.map((id) => ({ id, label: id === 'preview' && published ? document : copy[id] }))}
        active={pane}
        onChange={onOpen}
        scope="notice"
      />
    </div>
  )
}

function ChangesPlaceholder() {
  return <SkeletonRows rows={8} label={useMessages('notices/changes').loading} />
}

/** The draft was discarded by somebody else while this person wrote in it. */
function NoticeGone({ draft }: { draft: NoticeDraft }) {
  const copy = useMessages('notices')
  const navigate = useNavigate()
  const leave = () => {
    draft.done()
    void navigate({ to: '/notices' })
  }
  return (
    <div className="grid gap-1.5">
      <div role="alert" className="grid gap-1 rounded-md bg-amber-bg px-3 py-2 text-sm">
        <p className="text-amber">{copy.gone}</p>
        <p>{copy.goneNext}</p>
      </div>
      <Button small variant="quiet" onClick={leave} className="justify-self-start">
        {copy.discard}
      </Button>
    </div>
  )
}
