/** Keys that wait for what hears them, and keys that were not counted. Loaded behind the first case. */
export const waitingKeys = {
  waiting: '読み込み中です。終わり次第、実行します',
  cancel: 'で取り消し',
  uncounted: '実行していません',
  why: {
    lost: 'この案件が表示される前に押されたキーです。',
    early: '案件が表示された直後に押されたキーです。',
    follows: '直前のキーが実行されなかったためです。',
    barred: 'Esc で戻ってから押してください。',
  },
}
