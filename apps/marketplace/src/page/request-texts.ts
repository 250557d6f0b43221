import type { ContactReminderState, ContractFormat, ContractRecord, ContractSide } from '../site/contract-records.ts'
import type { EnquiryRecord } from '../site/enquiry-records.ts'
import en from './request-texts.en.json' with { type: 'json' }
import ja from './request-texts.ja.json' with { type: 'json' }
import type { PageLanguage } from './site-page-texts.ts'

/** The texts of the pages about contracts and enquiries, with one for each code. */
export type RequestTexts = typeof ja & {
  readonly sides: Readonly<Record<ContractSide, string>>
  readonly sidesInText: Readonly<Record<ContractSide, string>>
  readonly contracts: {
    readonly formats: Readonly<Record<ContractFormat, string>>
    readonly progress: Readonly<Record<ContractRecord['progress'], string>>
  }
  readonly request: { readonly states: Readonly<Record<ContactReminderState, string>> }
  readonly enquiry: { readonly states: Readonly<Record<EnquiryRecord['state'], string>> }
}

export const REQUEST_TEXTS: Readonly<Record<PageLanguage, RequestTexts>> = { ja, en }

/** An amount as it is written: `88,000`. */
export const formatYen = (yen: number): string => yen.toLocaleString('en')

/** The last day before a deadline, which is the first instant that is too late: `12月7日`, `7 December`. */
export const lastDayOf = (deadline: string, language: PageLanguage): string =>
  new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    ...{ timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric' },
  }).format(Date.parse(deadline) - 1)
