import { standardLineText } from '@mimamori/copy/standards/standard-lines'
import type { Comparison, StandardSet } from '@mimamori/policy/standards/standard-definition'
import {
  type StandardDifference,
  standardSetDifferences,
  withRemoved,
} from '@mimamori/policy/standards/standard-set-differences'
import { Fragment, type ReactNode } from 'react'
import { useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useStandardsCopy } from './standards-copy.ts'
import { useCriterionWords } from './use-criterion-words.ts'

type Line = { readonly about: string; readonly was: string; readonly now: string }

/** What standards have otherwise than others, a line each, by standard. */
export function DifferenceList({ was, now }: { was: StandardSet; now: StandardSet }): ReactNode {
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const lineOf = useDifferenceLine()
  const differences = standardSetDifferences(was, now)
  if (differences.length === 0) return <p className="text-ink2">{copy.noDifferences}</p>
  const groups = Map.groupBy(differences, (each) => (each.kind === 'setting' ? null : each.standard))
  return (
    <dl className="grid gap-y-1" data-differences>
      {[...groups].map(([standard, lines]) => (
        <Fragment key={standard}>
          <dt className="pt-1 text-sm font-semibold text-ink2 first:pt-0">
            {standard === null ? copy.settings : words.standardName(withRemoved(was, now), standard)}
          </dt>
          {lines.map((difference) => {
            const { about, was: before, now: after } = lineOf(difference, now)
            return (
              <dd
                key={`${difference.kind} ${about} ${before}`}
                className="grid grid-cols-[minmax(0,14rem)_minmax(0,1fr)] items-baseline gap-x-4 border-b border-line py-1.5 last:border-b-0 max-sheet:grid-cols-1"
              >
                <span>{about}</span>
                <span className="tabular-nums">
                  <del className="text-ink2">{before}</del> <span aria-hidden="true">→</span>{' '}
                  <ins className="font-semibold no-underline">{after}</ins>
                </span>
              </dd>
            )
          })}
        </Fragment>
      ))}
    </dl>
  )
}

function useDifferenceLine(): (difference: StandardDifference, now: StandardSet) => Line {
  const { language } = useLanguage()
  const copy = useStandardsCopy()
  const { windowText } = useMessages('standards/standard-values')
  const words = useCriterionWords()
  const { diff } = copy
  const change = (about: string, added: boolean): Line =>
    added ? { about, was: diff.none, now: diff.added } : { about, was: about, now: diff.removed }
  return (difference, set) => {
    switch (difference.kind) {
      case 'comparison': {
        const said = (each: Comparison) =>
          each.op === 'top_share' ? copy.rankedIn(words.required(each), copy.ranked[each.per]) : words.required(each)
        const all = (comparisons: readonly Comparison[]) => comparisons.map(said).join(' / ')
        return { about: words.name(difference.criterion), was: all(difference.was), now: all(difference.now) }
      }
      case 'window': {
        const months = (of: number | null) => (of === null ? diff.none : windowText(of))
        const about = `${words.name(difference.criterion)} ${diff.window}`
        return { about, was: months(difference.was), now: months(difference.now) }
      }
      case 'text': {
        const said = (text: typeof difference.was) =>
          text === null
            ? diff.none
            : standardLineText(
                {
                  text,
                  criteria: set.standards
                    .flatMap((each) => (each.id === difference.standard ? each.lines : []))
                    .flatMap(({ criteria }) => criteria),
                },
                language,
              )
        return { about: diff.text, was: said(difference.was), now: said(difference.now) }
      }
      case 'requires': {
        const named = (id: string | null) => (id === null ? diff.none : words.standardName(set, id))
        return { about: diff.requires, was: named(difference.was), now: named(difference.now) }
      }
      case 'criterion':
        return change(words.name(difference.criterion), difference.added)
      case 'standard':
        return change(words.standardName(set, difference.standard), difference.added)
      case 'setting': {
        const { setting } = difference
        const unit = setting === 'endingWarnings' ? copy.times : copy.dayUnit
        const said = (value: number | null) => (value === null ? copy.off : copy.amount(value, unit))
        return { about: copy[setting], was: said(difference.was), now: said(difference.now) }
      }
    }
  }
}
