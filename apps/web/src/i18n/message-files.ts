import type { Language } from '@mimamori/policy/staff/staff-member'

/** The words of a screen or a part of one, by name; those of every screen come with the page, see `useCopy`. */
export const MESSAGE_FILES = {
  admin: {
    ja: () => import('@mimamori/copy/admin/ja'),
    en: () => import('@mimamori/copy/admin/en'),
  },
  alarms: {
    ja: () => import('@mimamori/copy/alarms/ja'),
    en: () => import('@mimamori/copy/alarms/en'),
  },
  'api-keys': {
    ja: () => import('@mimamori/copy/api-keys/ja'),
    en: () => import('@mimamori/copy/api-keys/en'),
  },
  appeals: {
    ja: () => import('@mimamori/copy/appeals/ja'),
    en: () => import('@mimamori/copy/appeals/en'),
  },
  audit: {
    ja: () => import('@mimamori/copy/audit/ja'),
    en: () => import('@mimamori/copy/audit/en'),
  },
  beside: {
    ja: () => import('@mimamori/copy/beside/ja'),
    en: () => import('@mimamori/copy/beside/en'),
  },
  breakdown: {
    ja: () => import('@mimamori/copy/breakdown/ja'),
    en: () => import('@mimamori/copy/breakdown/en'),
  },
  'breakdown-mail/report-mail-settings': {
    ja: () => import('@mimamori/copy/breakdown-mail/report-mail-settings.ja'),
    en: () => import('@mimamori/copy/breakdown-mail/report-mail-settings.en'),
  },
  'breakdown/charts': {
    ja: () => import('@mimamori/copy/breakdown/charts.ja'),
    en: () => import('@mimamori/copy/breakdown/charts.en'),
  },
  'breakdown/figure-head': {
    ja: () => import('@mimamori/copy/breakdown/figure-head.ja'),
    en: () => import('@mimamori/copy/breakdown/figure-head.en'),
  },
  'breakdown/lists': {
    ja: () => import('@mimamori/copy/breakdown/lists.ja'),
    en: () => import('@mimamori/copy/breakdown/lists.en'),
  },
  'breakdown/notes': {
    ja: () => import('@mimamori/copy/breakdown/notes.ja'),
    en: () => import('@mimamori/copy/breakdown/notes.en'),
  },
  'breakdown/periods': {
    ja: () => import('@mimamori/copy/breakdown/periods.ja'),
    en: () => import('@mimamori/copy/breakdown/periods.en'),
  },
  bulk: {
    ja: () => import('@mimamori/copy/bulk/ja'),
    en: () => import('@mimamori/copy/bulk/en'),
  },
  'catalogue/catalogue-page': {
    ja: () => import('@mimamori/copy/catalogue/catalogue-page.ja'),
    en: () => import('@mimamori/copy/catalogue/catalogue-page.en'),
  },
  clock: {
    ja: () => import('@mimamori/copy/clock/ja'),
    en: () => import('@mimamori/copy/clock/en'),
  },
  closings: {
    ja: () => import('@mimamori/copy/closings/ja'),
    en: () => import('@mimamori/copy/closings/en'),
  },
  'closings/changed-decisions': {
    ja: () => import('@mimamori/copy/closings/changed-decisions.ja'),
    en: () => import('@mimamori/copy/closings/changed-decisions.en'),
  },
  company: {
    ja: () => import('@mimamori/copy/company/ja'),
    en: () => import('@mimamori/copy/company/en'),
  },
  coverage: {
    ja: () => import('@mimamori/copy/coverage/ja'),
    en: () => import('@mimamori/copy/coverage/en'),
  },
  delivery: {
    ja: () => import('@mimamori/copy/delivery/ja'),
    en: () => import('@mimamori/copy/delivery/en'),
  },
  'detection-models': {
    ja: () => import('@mimamori/copy/detection-models/ja'),
    en: () => import('@mimamori/copy/detection-models/en'),
  },
  drafts: {
    ja: () => import('@mimamori/copy/drafts/ja'),
    en: () => import('@mimamori/copy/drafts/en'),
  },
  'due-times': {
    ja: () => import('@mimamori/copy/due-times/ja'),
    en: () => import('@mimamori/copy/due-times/en'),
  },
  eligibility: {
    ja: () => import('@mimamori/copy/eligibility/ja'),
    en: () => import('@mimamori/copy/eligibility/en'),
  },
  enquiries: {
    ja: () => import('@mimamori/copy/enquiries/ja'),
    en: () => import('@mimamori/copy/enquiries/en'),
  },
  'enquiries/enquiry-case': {
    ja: () => import('@mimamori/copy/enquiries/enquiry-case.ja'),
    en: () => import('@mimamori/copy/enquiries/enquiry-case.en'),
  },
  'enquiries/new-enquiry': {
    ja: () => import('@mimamori/copy/enquiries/new-enquiry.ja'),
    en: () => import('@mimamori/copy/enquiries/new-enquiry.en'),
  },
  erasure: {
    ja: () => import('@mimamori/copy/erasure/ja'),
    en: () => import('@mimamori/copy/erasure/en'),
  },
  errors: {
    ja: () => import('@mimamori/copy/errors/ja'),
    en: () => import('@mimamori/copy/errors/en'),
  },
  factor: {
    ja: () => import('@mimamori/copy/factor/ja'),
    en: () => import('@mimamori/copy/factor/en'),
  },
  inbox: {
    ja: () => import('@mimamori/copy/inbox/ja'),
    en: () => import('@mimamori/copy/inbox/en'),
  },
  incidents: {
    ja: () => import('@mimamori/copy/incidents/ja'),
    en: () => import('@mimamori/copy/incidents/en'),
  },
  instants: {
    ja: () => import('@mimamori/copy/instants/ja'),
    en: () => import('@mimamori/copy/instants/en'),
  },
  keys: {
    ja: () => import('@mimamori/copy/keys/ja'),
    en: () => import('@mimamori/copy/keys/en'),
  },
  ledger: {
    ja: () => import('@mimamori/copy/ledger/ja'),
    en: () => import('@mimamori/copy/ledger/en'),
  },
  'ledger/next-step': {
    ja: () => import('@mimamori/copy/ledger/next-step.ja'),
    en: () => import('@mimamori/copy/ledger/next-step.en'),
  },
  lists: {
    ja: () => import('@mimamori/copy/lists/ja'),
    en: () => import('@mimamori/copy/lists/en'),
  },
  live: {
    ja: () => import('@mimamori/copy/live/ja'),
    en: () => import('@mimamori/copy/live/en'),
  },
  lookups: {
    ja: () => import('@mimamori/copy/lookups/ja'),
    en: () => import('@mimamori/copy/lookups/en'),
  },
  members: {
    ja: () => import('@mimamori/copy/members/ja'),
    en: () => import('@mimamori/copy/members/en'),
  },
  notes: {
    ja: () => import('@mimamori/copy/notes/ja'),
    en: () => import('@mimamori/copy/notes/en'),
  },
  notices: {
    ja: () => import('@mimamori/copy/notices/ja'),
    en: () => import('@mimamori/copy/notices/en'),
  },
  'notices/changes': {
    ja: () => import('@mimamori/copy/notices/changes.ja'),
    en: () => import('@mimamori/copy/notices/changes.en'),
  },
  'notices/editor': {
    ja: () => import('@mimamori/copy/notices/editor.ja'),
    en: () => import('@mimamori/copy/notices/editor.en'),
  },
  'notices/reminders': {
    ja: () => import('@mimamori/copy/notices/reminders.ja'),
    en: () => import('@mimamori/copy/notices/reminders.en'),
  },
  'notices/settings': {
    ja: () => import('@mimamori/copy/notices/settings.ja'),
    en: () => import('@mimamori/copy/notices/settings.en'),
  },
  'own-day': {
    ja: () => import('@mimamori/copy/own-day/ja'),
    en: () => import('@mimamori/copy/own-day/en'),
  },
  palette: {
    ja: () => import('@mimamori/copy/palette/ja'),
    en: () => import('@mimamori/copy/palette/en'),
  },
  panels: {
    ja: () => import('@mimamori/copy/panels/ja'),
    en: () => import('@mimamori/copy/panels/en'),
  },
  patrol: {
    ja: () => import('@mimamori/copy/patrol/ja'),
    en: () => import('@mimamori/copy/patrol/en'),
  },
  people: {
    ja: () => import('@mimamori/copy/people/ja'),
    en: () => import('@mimamori/copy/people/en'),
  },
  'person-reasons': {
    ja: () => import('@mimamori/copy/person-reasons/ja'),
    en: () => import('@mimamori/copy/person-reasons/en'),
  },
  'queue/queue-empty': {
    ja: () => import('@mimamori/copy/queue/queue-empty.ja'),
    en: () => import('@mimamori/copy/queue/queue-empty.en'),
  },
  reminders: {
    ja: () => import('@mimamori/copy/reminders/ja'),
    en: () => import('@mimamori/copy/reminders/en'),
  },
  'reminders/reminder-case': {
    ja: () => import('@mimamori/copy/reminders/reminder-case.ja'),
    en: () => import('@mimamori/copy/reminders/reminder-case.en'),
  },
  'reminders/reminder-settings': {
    ja: () => import('@mimamori/copy/reminders/reminder-settings.ja'),
    en: () => import('@mimamori/copy/reminders/reminder-settings.en'),
  },
  'reports/report-source': {
    ja: () => import('@mimamori/copy/reports/report-source.ja'),
    en: () => import('@mimamori/copy/reports/report-source.en'),
  },
  retention: {
    ja: () => import('@mimamori/copy/retention/ja'),
    en: () => import('@mimamori/copy/retention/en'),
  },
  'rule-names': {
    ja: () => import('@mimamori/copy/rule-names/ja'),
    en: () => import('@mimamori/copy/rule-names/en'),
  },
  'saved-steps': {
    ja: () => import('@mimamori/copy/saved-steps/ja'),
    en: () => import('@mimamori/copy/saved-steps/en'),
  },
  search: {
    ja: () => import('@mimamori/copy/search/ja'),
    en: () => import('@mimamori/copy/search/en'),
  },
  security: {
    ja: () => import('@mimamori/copy/security/ja'),
    en: () => import('@mimamori/copy/security/en'),
  },
  sessions: {
    ja: () => import('@mimamori/copy/sessions/ja'),
    en: () => import('@mimamori/copy/sessions/en'),
  },
  settings: {
    ja: () => import('@mimamori/copy/settings/ja'),
    en: () => import('@mimamori/copy/settings/en'),
  },
  'sign-in': {
    ja: () => import('@mimamori/copy/sign-in/ja'),
    en: () => import('@mimamori/copy/sign-in/en'),
  },
  snippets: {
    ja: () => import('@mimamori/copy/snippets/ja'),
    en: () => import('@mimamori/copy/snippets/en'),
  },
  standards: {
    ja: () => import('@mimamori/copy/standards/ja'),
    en: () => import('@mimamori/copy/standards/en'),
  },
  'standards/member-standards': {
    ja: () => import('@mimamori/copy/standards/member-standards.ja'),
    en: () => import('@mimamori/copy/standards/member-standards.en'),
  },
  'standards/metric-names': {
    ja: () => import('@mimamori/copy/standards/metric-names.ja'),
    en: () => import('@mimamori/copy/standards/metric-names.en'),
  },
  'standards/standard-distances': {
    ja: () => import('@mimamori/copy/standards/standard-distances.ja'),
    en: () => import('@mimamori/copy/standards/standard-distances.en'),
  },
  'standards/standard-proposals': {
    ja: () => import('@mimamori/copy/standards/standard-proposals.ja'),
    en: () => import('@mimamori/copy/standards/standard-proposals.en'),
  },
  'standards/standard-values': {
    ja: () => import('@mimamori/copy/standards/standard-values.ja'),
    en: () => import('@mimamori/copy/standards/standard-values.en'),
  },
  'standards/standards-page': {
    ja: () => import('@mimamori/copy/standards/standards-page.ja'),
    en: () => import('@mimamori/copy/standards/standards-page.en'),
  },
  'track-record': {
    ja: () => import('@mimamori/copy/track-record/ja'),
    en: () => import('@mimamori/copy/track-record/en'),
  },
  views: {
    ja: () => import('@mimamori/copy/views/ja'),
    en: () => import('@mimamori/copy/views/en'),
  },
  'waiting-keys': {
    ja: () => import('@mimamori/copy/waiting-keys/ja'),
    en: () => import('@mimamori/copy/waiting-keys/en'),
  },
  withdrawals: {
    ja: () => import('@mimamori/copy/withdrawals/ja'),
    en: () => import('@mimamori/copy/withdrawals/en'),
  },
  'withdrawals/setbacks': {
    ja: () => import('@mimamori/copy/withdrawals/setbacks.ja'),
    en: () => import('@mimamori/copy/withdrawals/setbacks.en'),
  },
  aside: {
    ja: () => import('@mimamori/copy/aside/ja'),
    en: () => import('@mimamori/copy/aside/en'),
  },
  invitation: {
    ja: () => import('@mimamori/copy/invitation/ja'),
    en: () => import('@mimamori/copy/invitation/en'),
  },
  acts: {
    ja: () => import('@mimamori/copy/acts/ja'),
    en: () => import('@mimamori/copy/acts/en'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, () => Promise<object>>>>>

export type MessageName = keyof typeof MESSAGE_FILES
type ModuleOf<Name extends MessageName> = Awaited<ReturnType<(typeof MESSAGE_FILES)[Name]['ja']>>
type IsUnion<Type, Whole = Type> = Type extends Whole ? ([Whole] extends [Type] ? false : true) : never
/** What a module of words exports: the one thing, or all of several. */
type WordsOf<Module> = IsUnion<keyof Module> extends true ? Module : Module[keyof Module]
export type Messages = { readonly [Name in MessageName]: WordsOf<ModuleOf<Name>> }
type Together<Words> = (Words extends unknown ? (words: Words) => void : never) extends (words: infer All) => void
  ? All
  : never
export type MessagesOf<Name extends MessageName> = Together<Messages[Name]>

/** Thrown when words could not be loaded, so that the part of the page that needs them cannot be shown. */
export class MessagesUnavailable extends Error {}

const loading = new Map<string, Promise<unknown>>()

function wordsOf(module: object): unknown {
  const [only, ...more] = Object.values(module)
  return more.length === 0 ? only : module
}

/** Loads words once a language, ahead of what shows them; after a failure, again. Rejects with `MessagesUnavailable`. */
export function loadWords<Name extends MessageName>(language: Language, name: Name): Promise<Messages[Name]> {
  const key = `${language} ${name}`
  const words =
    loading.get(key) ??
    MESSAGE_FILES[name][language]().then(wordsOf, (cause) => {
      loading.delete(key)
      throw new MessagesUnavailable(`Failed to load ${name} in ${language}`, { cause })
    })
  loading.set(key, words)
  // with these fields `use` of React returns loaded words at once
  void words.then(
    (value) => Object.assign(words, { status: 'fulfilled', value }),
    () => undefined,
  )
  return words as Promise<Messages[Name]>
}

/** Loads in this language what was loaded in another: all that the page may show. */
export async function loadWordsAgain(language: Language): Promise<void> {
  const names = [...loading.keys()].map((key) => key.split(' ')[1] as MessageName)
  await Promise.all([...new Set(names)].map((name) => loadWords(language, name)))
}

/** Loads every word, for tests that draw at once. */
export async function loadAllWords(language: Language): Promise<void> {
  await Promise.all((Object.keys(MESSAGE_FILES) as MessageName[]).map((name) => loadWords(language, name)))
}
