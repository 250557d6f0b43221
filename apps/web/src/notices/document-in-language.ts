import type { NoticeDocument } from '@mimamori/policy/notices/published-notice'

/** The document in this language, or the first one; `undefined` when there are none. */
export const documentInLanguage = (
  documents: readonly NoticeDocument[],
  language: string,
): NoticeDocument | undefined => documents.find((each) => each.language === language) ?? documents[0]
