/** Keys that wait for what hears them, and keys that were not counted. Loaded behind the first case. */
export const waitingKeys = {
  waiting: '読み込み中です。終わり次第、実行します',
  cancel: 'で取り消し',
  uncounted: '無効なキー',
  why: {
    lost: '案件の表示前に押されました。',
    early: '案件の表示直後に押されました。',
    follows: '直前のキーが無効でした。',
    barred: 'Esc で戻ってから押してください。',
  },
}
