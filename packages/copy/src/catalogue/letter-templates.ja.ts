const GREETING = 'いつもご利用いただきありがとうございます。'
const OBJECT =
  'この判断に異議がある場合は、異議申立てができます。方法と期限は、サイト内のご案内をご確認ください。ご不明な点は、お問い合わせ窓口からご連絡ください。\n\n事務局'

/** To the side that asked: how it ended, and what that means. */
const asking = (done: string, means: string) =>
  `${GREETING}\n「{{job_title}}」の連絡催促申請について、事務局で確認した結果をお知らせいたします。\n\nお相手に{{deadline}}までのご連絡をお願いしておりましたが、期限までに確認できませんでした。このため、${done}\n\n${means}\n\n${OBJECT}`

/** To the silent side: why, without blame, and what that means. */
const silent = (done: string, means: string) =>
  `${GREETING}\n「{{job_title}}」について、お相手から連絡催促の申請があり、{{deadline}}までのご連絡をお願いしておりました。期限までにご連絡を確認できなかったため、事務局で契約の状況を確認し、${done}\n\n${means}\n\n${OBJECT}`

const NO_RATING = '申請された方の評価に影響はありません。'
const RATING = '期限までにご連絡がなかったことは、評価に反映される場合があります。'
const PAID = '仮払い中の{{amount}}を、ランサーへの報酬としてお支払いすることといたしました。'
const PAYMENT = 'お支払いの手続きは、サイトの規定に沿って進みます。'
const REFUNDED = '仮払い中の{{amount}}をクライアントに返金し、プロジェクトを中止することといたしました。'
const REFUND = '返金の手続きは、サイトの規定に沿って進みます。'
const CANCELLED = 'プロジェクトを中止することといたしました。'
const NO_MONEY = 'この判断による、報酬のお支払いや返金はありません。'

const CONCERN = 'ご不安ななか、ご相談いただきありがとうございます。'
const OUTSIDE =
  'なお、サイト外での直接取引は、利用規約で禁止しております。サイト外でのやりとりやお支払いは、仮払いの対象にならず、事務局で内容を確認することもできません。このため、恐れ入りますが、事務局から返金や報酬のお支払いはいたしかねます。今後のやりとりとお支払いは、サイト内でお願いいたします。'
const ASK = 'ご不明な点は、お問い合わせ窓口からご連絡ください。\n\n事務局'

const answer = (...parts: readonly string[]) => [CONCERN, ...parts, OUTSIDE, ASK].join('\n\n')

/** The templates for contact reminders and enquiries. */
export const letterTemplates = {
  'reminder.asks.silent': {
    title: '連絡の催促：連絡がない方へ',
    text: `${GREETING}\n「{{job_title}}」のお相手から、連絡がとれないとの申請がありました。{{deadline}}までに、サイト内のメッセージでお相手にご連絡ください。ご連絡があれば、この申請は終了いたします。\n\n期限までにご連絡がない場合は、事務局で契約の状況を確認し、報酬のお支払いやプロジェクトのキャンセルなどを判断いたします。\n\nすでにご連絡済みの場合は、行き違いをお許しください。ご不明な点は、お問い合わせ窓口からご連絡ください。\n\n事務局`,
  },
  'reminder.payment_confirmed.asking': {
    title: '支払いを確定：申請者へ',
    text: asking(PAID, `${PAYMENT}${NO_RATING}`),
  },
  'reminder.payment_confirmed.silent': {
    title: '支払いを確定：相手方へ',
    text: silent(PAID, `${PAYMENT}\n${RATING}`),
  },
  'reminder.escrow_released.asking': {
    title: '仮払い金を返金：申請者へ',
    text: asking(REFUNDED, `${REFUND}${NO_RATING}`),
  },
  'reminder.escrow_released.silent': {
    title: '仮払い金を返金：相手方へ',
    text: silent(REFUNDED, `${REFUND}\n${RATING}`),
  },
  'reminder.project_cancelled.asking': {
    title: 'プロジェクトを中止：申請者へ',
    text: asking(CANCELLED, `${NO_MONEY}${NO_RATING}`),
  },
  'reminder.project_cancelled.silent': {
    title: 'プロジェクトを中止：相手方へ',
    text: silent(CANCELLED, `${NO_MONEY}\n${RATING}`),
  },
  'reminder.dismissed.asking': {
    title: '対応なし：申請者へ',
    text: `${GREETING}\n「{{job_title}}」の連絡催促申請について、事務局で確認した結果をお知らせいたします。\n\nお相手に{{deadline}}を期限としてご連絡をお願いし、その後の状況も含めて確認いたしました。その結果、今回はお支払いや中止などの対応は行わず、申請を終了いたしました。\n\n契約と仮払いは、今のまま変わりません。この申請により、評価に影響することもありません。お取引については、引き続きサイト内のメッセージでお相手とご相談ください。\n\n${OBJECT}`,
  },
  'reminder.dismissed.silent': {
    title: '対応なし：相手方へ',
    text: `${GREETING}\n「{{job_title}}」について、お相手から連絡催促の申請があり、{{deadline}}を期限としてご連絡をお願いしておりました。その後の状況も含めて事務局で確認した結果、今回はお支払いや中止などの対応は行わず、申請を終了いたしました。\n\n契約と仮払いは、今のまま変わりません。この申請により、評価に影響することもありません。お取引については、引き続きサイト内のメッセージでお相手とご相談ください。\n\n${OBJECT}`,
  },
  'enquiry.found': {
    title: '相手を確認：措置に進む',
    text: answer(
      'お知らせいただいた「{{job_title}}」について確認し、お相手の会員が分かりました。今後、ガイドラインに沿って必要な措置を進めます。措置の内容や時期は、お相手に関わることのため、お伝えしておりません。何とぞご理解ください。',
      'お相手からさらに連絡がある場合も、お支払いや個人情報のご連絡には応じないでください。',
    ),
  },
  'enquiry.checking': {
    title: '相手を確認：調査中',
    text: answer(
      'お知らせいただいた「{{job_title}}」について、お相手と思われる会員が見つかり、事務局で確認を進めております。確認には日数をいただくことがあります。また、措置の有無や内容はお伝えしておりません。何とぞご理解ください。',
      'やりとりの画面や、お支払いが分かる資料などがほかにもありましたら、お問い合わせ窓口からお送りください。確認に役立てます。',
    ),
  },
  'enquiry.not_found': {
    title: '相手が見つからない：情報のお願い',
    text: answer(
      'お知らせいただいた内容をもとにお探ししましたが、お相手の会員を見つけることができませんでした。次のような情報がありましたら、お問い合わせ窓口からお送りください。改めて確認いたします。',
      '・お相手のユーザー名やプロフィールページのURL\n・仕事依頼のページのURL\n・サイト内やサイト外でのやりとりが分かる画面',
      'お支払いなどの被害がある場合は、事務局からの連絡を待たずに、警察相談専用電話「#9110」や消費者ホットライン「188」にもご相談ください。',
    ),
  },
  'enquiry.not_paid': {
    title: '支払い前：支払わないでください',
    text: answer(
      'お支払いの前にご相談いただけて、何よりです。サイト外でのお支払いは、どうかなさらないでください。お相手から違約金や登録料などの名目で求められた場合も、応じる必要があるかどうかを、まず下記の窓口にご相談ください。',
      '・お相手とのサイト外でのやりとりは、いったんお控えください。\n・口座やカードの情報、本人確認書類は、お送りにならないでください。\n・不安なときは、警察相談専用電話「#9110」や消費者ホットライン「188」に相談できます。\n・やりとりの画面は、消さずに保管してください。',
    ),
  },
  'enquiry.paid': {
    title: '支払い済み：銀行・警察への相談',
    text: answer(
      'お支払いをされたとのこと、ご心痛のことと存じます。できるだけ早く、次のことをおすすめいたします。',
      '・銀行など：振り込みをされた場合は、ご利用の銀行と振込先の銀行に連絡し、振込先の口座の取引停止についてご相談ください。カードや電子マネーの場合は、発行した会社にご連絡ください。\n・警察：お近くの警察署、または警察相談専用電話「#9110」にご相談ください。\n・消費生活センター：消費者ホットライン「188」から、お近くの窓口につながります。\n・証拠：やりとりの画面、お支払いの明細、お相手の連絡先や口座の情報は、消さずに保管してください。\n・追加のお支払いを求められても、応じないでください。',
    ),
  },
}
