import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { Messages } from '../../i18n/messages.ts'

/** Heading of a decision panel. */
export function panelTitle(words: Messages['panels'], panel: DecisionDraft['panel']): string {
  const titles = {
    menu: '',
    hide: words.hideTitle,
    show: words.showTitle,
    warn: words.warnTitle,
    advice: words.adviceTitle,
    request_correction: words.correctionTitle,
    restrict: words.restrictTitle,
    lift: words.liftTitle,
    reverse: words.reverseTitle,
  }
  return titles[panel]
}

/** Which keys a panel takes, in words. `filterKey`: the key of its filter, where it has one. */
export function panelHint(
  words: Messages['panels'],
  panel: DecisionDraft['panel'],
  filterKey: string | undefined,
): string {
  if (panel === 'hide' || panel === 'restrict') return `${words.digitHint} · ${words.addHint}`
  if (panel === 'show') return words.showEffect
  if (panel === 'lift') return words.liftEffect
  if (panel === 'reverse') return words.reverseEffect
  if (panel === 'request_correction') return ''
  return filterKey ? `${words.digitHint} · ${words.filterKeyHint(filterKey)}` : words.digitHint
}
