/**
 * The `lang` of a text in a language nobody told: Japanese if it begins so, whoever it mentions, else that of the page. For what colleagues write, who work in
 * either language.
 */
export const langOf = (text: string): 'ja' | undefined =>
  /^[^A-Za-z]*[\u3040-\u30ff\u4e00-\u9fff]/u.test(text.replace(/@\S+/gu, '')) ? 'ja' : undefined
