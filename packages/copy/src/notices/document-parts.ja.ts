/** What the desk puts around the words of a notice. */
export const parts = {
  published: (date: string, version: number) => `${date}（第${version}版）`,
  contents: '目次',
  correction: '訂正',
  corrects: (date: string, version: number) => `${date}に公開した第${version}版を訂正しました。`,
  previous: '前回のお知らせ：',
  /** the exception of a definition, on a line of its own */
  exception: (words: string) => `※${words}`,
}
