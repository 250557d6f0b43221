import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { Copy } from '../../i18n/language-provider.tsx'
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

/** What the measure of a panel does, and which keys the panel takes, in words. `filterKey`: the key of its filter, where it has one. */
export function panelHint(
  { decisions }: Copy,
  words: Messages['panels'],
  panel: DecisionDraft['panel'],
  filterKey: string | undefined,
): string {
  const effect = panel === 'menu' ? '' : decisions.effects[panel]
  if (panel === 'hide' || panel === 'restrict') return `${effect}\n${words.digitHint} · ${words.addHint}`
  if (panel !== 'warn' && panel !== 'advice') return effect
  return `${effect}\n${filterKey ? `${words.digitHint} · ${words.filterKeyHint(filterKey)}` : words.digitHint}`
}
