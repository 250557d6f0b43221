import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Tag } from '@mimamori/ui/tag'
import { ArrowUpDown, Heading, Minus, Pencil, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { type Messages, useMessages } from '../../i18n/messages.ts'
import {
  compareNotices,
  isUnchanged,
  type NoticeComparison,
  type SectionChange,
} from '../../notices/compare-notices.ts'
import { picturesIn } from '../../notices/picture-text.ts'
import { usePlaceholderWords } from '../../notices/placeholder-words.ts'
import { FigureChanges } from './figure-changes.tsx'
import { foldUnchanged } from './fold-unchanged.ts'
import { PictureChanges } from './picture-changes.tsx'

type Kind = 'added' | 'removed' | 'moved' | 'renamed' | 'reworded'

const KINDS: readonly Kind[] = ['added', 'removed', 'moved', 'renamed', 'reworded']
const ICONS = { added: Plus, removed: Minus, moved: ArrowUpDown, renamed: Heading, reworded: Pencil }

function kindsOf({ before, after, moved }: SectionChange): Kind[] {
  if (!before) return ['added']
  if (!after) return ['removed']
  return [
    ...(moved ? ['moved' as const] : []),
    ...(before.heading === after.heading ? [] : ['renamed' as const]),
    ...(before.text === after.text ? [] : ['reworded' as const]),
  ]
}

const kindLabel = (kind: Kind, { moved }: SectionChange, { kinds }: Messages['notices/changes']): string =>
  kind === 'moved' ? kinds.moved(moved?.from ?? 0, moved?.to ?? 0) : kinds[kind]

function summaryOf({ sections }: NoticeComparison, copy: Messages['notices/changes']): string {
  const all = sections.flatMap(kindsOf)
  const counted = KINDS.map((kind) => ({ kind, n: all.filter((each) => each === kind).length }))
  return copy.summary(counted.filter(({ n }) => n > 0).map(({ kind, n }) => copy.counts[kind](n)))
}

type Props = {
  before: NoticeTexts
  after: NoticeTexts
  language: Language
  /** published then and to be published now; `null`: not compared */
  figures: { readonly before: PublishedFigures; readonly after: PublishedFigures } | null
}

/** Two texts of a notice in one language, compared word by word. */
export function NoticeComparisonView({ before, after, language, figures }: Props): ReactNode {
  const copy = useMessages('notices/changes')
  const words = useMessages('notices')
  const editor = useMessages('notices/editor')
  const found = compareNotices(before, after, language)
  const worded = usePlaceholderWords()
  if (!found) return <p className="text-ink2">{words.noEnglish}</p>
  const none = isUnchanged(found)
  return (
    <>
      <p role="status" className={none ? 'text-ink2' : 'font-semibold'}>
        {none ? (figures ? copy.nothingIn : copy.nothing) : summaryOf(found, copy)}
      </p>
      {found.language ? (
        <p className="text-ink2">{found.language === 'added' ? copy.languageAdded : copy.languageRemoved}</p>
      ) : null}
      {figures ? <FigureChanges {...figures} /> : null}
      {found.chart ? (
        <Block title={copy.chart}>
          <TextDiff
            changes={[
              { kind: 'removed', text: editor.charts[found.chart.before] },
              { kind: 'same', text: ' → ' },
              { kind: 'added', text: editor.charts[found.chart.after] },
            ]}
          />
        </Block>
      ) : null}
      {found.lines.map(({ part, before: was, after: is }) => (
        <Block key={part} title={words.parts[part]} lang={language}>
          <WordChanges before={was} after={is} />
        </Block>
      ))}
      {found.sections.map((change) => (
        <SectionBlock key={change.id} change={change} language={language} />
      ))}
      <PictureChanges pictures={found.pictures} language={language} />
      {found.unchanged.length > 0 ? (
        <p lang={language} className="text-sm text-ink2">
          {copy.unchanged(found.unchanged.map((heading) => worded(heading) || editor.untitled).join(copy.join))}
        </p>
      ) : null}
    </>
  )
}

function SectionBlock({ change, language }: { change: SectionChange; language: Language }) {
  const copy = useMessages('notices/changes')
  const { untitled } = useMessages('notices/editor')
  const worded = usePlaceholderWords()
  const { before, after } = change
  const renamed = before && after && before.heading !== after.heading
  const title = renamed ? (
    <TextDiff changes={diffText(worded(before.heading), worded(after.heading))} />
  ) : (
    worded(after?.heading || before?.heading || '') || untitled
  )
  const tags = kindsOf(change).map((kind) => {
    const Icon = ICONS[kind]
    return (
      <Tag key={kind}>
        <Icon size={12} aria-hidden="true" className="mr-1 inline" />
        {kindLabel(kind, change, copy)}
      </Tag>
    )
  })
  const reworded = (before?.text ?? '') !== (after?.text ?? '')
  return (
    <Block title={title} lang={language} tags={tags}>
      {reworded ? <WordChanges before={before?.text ?? ''} after={after?.text ?? ''} /> : null}
    </Block>
  )
}

type BlockProps = { title: ReactNode; lang?: Language; tags?: ReactNode; children: ReactNode }

function Block({ title, lang, tags, children }: BlockProps) {
  return (
    <article className="overflow-hidden rounded-lg border border-line bg-panel">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2">
        <h2 lang={lang} className="font-semibold">
          {title}
        </h2>
        {tags}
      </header>
      {children ? (
        <div lang={lang} className="verbatim border-t border-line px-3 py-2 leading-relaxed">
          {children}
        </div>
      ) : null}
    </article>
  )
}

/** A picture is named by its words: its id says nothing to a person. */
const withNamedPictures = (text: string, name: (alt: string) => string): string =>
  picturesIn(text).reduce((rest, { whole, alt }) => rest.replaceAll(whole, () => name(alt)), text)

function WordChanges({ before, after }: { before: string; after: string }) {
  const copy = useMessages('notices/changes')
  const { picture } = useMessages('notices/editor')
  const worded = usePlaceholderWords()
  const named = (text: string) => withNamedPictures(worded(text), (alt) => `[${picture}: ${alt || copy.noAlt}]`)
  return foldUnchanged(diffText(named(before), named(after))).map((each, n) =>
    each.kind === 'skipped' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one comparison, drawn anew with it
      <span key={n} className="my-1 block border-y border-line border-dashed text-center text-sm text-ink2">
        {copy.skipped}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one comparison, drawn anew with it
      <TextDiff key={n} changes={[each]} />
    ),
  )
}
