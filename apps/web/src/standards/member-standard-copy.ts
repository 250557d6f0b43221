import { standards as standardsEn } from '@mimamori/copy/standards/en'
import { standards as standardsJa } from '@mimamori/copy/standards/ja'
import { memberStandards as memberEn } from '@mimamori/copy/standards/member-standards.en'
import { memberStandards as memberJa } from '@mimamori/copy/standards/member-standards.ja'
import { metricNames as namesEn } from '@mimamori/copy/standards/metric-names.en'
import { metricNames as namesJa } from '@mimamori/copy/standards/metric-names.ja'
import * as distancesEn from '@mimamori/copy/standards/standard-distances.en'
import * as distancesJa from '@mimamori/copy/standards/standard-distances.ja'
import { requirement as requirementEn, windowText as windowEn } from '@mimamori/copy/standards/standard-values.en'
import { requirement as requirementJa, windowText as windowJa } from '@mimamori/copy/standards/standard-values.ja'
import { copyHook } from '../i18n/language-provider.tsx'

const ja = {
  ...memberJa,
  ...distancesJa,
  outcomes: standardsJa.outcomes,
  unknown: standardsJa.unknown,
  changes: standardsJa.changes,
  metricNames: namesJa,
  requirement: requirementJa,
  windowText: windowJa,
}
const en: typeof ja = {
  ...memberEn,
  ...distancesEn,
  outcomes: standardsEn.outcomes,
  unknown: standardsEn.unknown,
  changes: standardsEn.changes,
  metricNames: namesEn,
  requirement: requirementEn,
  windowText: windowEn,
}

export type MemberStandardCopy = typeof ja

/** The words of a member's account standards. They come with the list. */
export const useMemberStandardCopy = copyHook<MemberStandardCopy>({ ja, en })
