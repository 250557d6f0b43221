/** What the intake API says to the marketplace's developers. */
export const intake = {
  problems: {
    invalid_request: '内容に誤りがあります。errors の各項目をご確認ください。',
    malformed_json: '本文をJSON(UTF-8)として読み取れませんでした。',
    unsupported_media_type: '本文は application/json(UTF-8、圧縮なし)で送ってください。',
    body_too_large: '本文が大きすぎます。',
    unauthorized: 'APIキーが正しくありません。',
    forbidden: 'このAPIキーには必要な権限がありません。',
    not_found: '該当するものがありません。',
    method_not_allowed: 'このメソッドは使えません。',
    idempotency_conflict: '同じ Idempotency-Key が別の内容で使われています。',
    unknown_reason: 'この理由は受け付けていません。errors にある理由から選んでください。',
    report_id_taken: 'この申告番号は別の申告で使われています。新しい番号で送り直してください。',
    unknown_measure: 'この会員に対する、そのような措置は見つかりません。',
    nothing_to_appeal: 'この措置はすでに取り消されているか、異議申立ての対象ではありません。',
    appeal_open: 'この判断への異議申立ては、すでに受け付けて確認しています。届いた内容は保管しました。',
    appeal_too_late: '異議申立ての期限を過ぎているため、受け付けられません。届いた内容は保管しました。',
    appeal_id_taken: 'この異議申立て番号は別の申立てで使われています。新しい番号で送り直してください。',
    rate_limited: '送信が多すぎます。Retry-After の秒数をおいて送り直してください。',
    unavailable: '保存できませんでした。内容は受け付けていません。あとで送り直してください。',
    internal: '予期しないエラーが起きました。内容は受け付けていません。',
  },
}
