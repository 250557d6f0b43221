import { fixedPay, perTaskPay } from '../families/job-family.ts'
import { lines, words } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'
import { offenceScene } from './offence-scene.ts'

const category = 'other'

/** Possible breaches of law, and whatever else the terms forbid. */
export const OTHER_OFFENCES: readonly Offence[] = [
  {
    key: 'school_work',
    category,
    around: offenceScene('記事作成・ライティング', fixedPay(3000, 50_000, 1000), {
      alone: true,
      slots: { 科目: words`経済学 社会福祉 日本文学 看護学 情報処理 心理学 教育学` },
      titles: lines`
        {科目}に関する文章作成（2,000字）
        {科目}に詳しい方に文章をお願いしたいです
        資料をもとに{科目}のまとめを書いてください
      `,
      purpose: lines`
        {科目}のテーマについて、資料を読んで2,000字の文章にまとめていただきます。
        {科目}の知識がある方に、論述形式の文章を書いていただきたいです。
      `,
    }),
    tells: lines`
      大学の期末レポートとして提出しますので、学生が書いたような文体でお願いします。
      卒業論文の代筆となります。指導教員の指摘への対応まで含めてお願いします。
      授業の課題なので、締め切りまでに必ず仕上げてください。単位がかかっています。
    `,
    tellingTitles: lines`
      大学のレポート代筆をお願いします（{科目}）
    `,
  },
  {
    key: 'identity_papers',
    category,
    around: ['data_entry', 'customer_support', 'online_secretary', 'transcription'],
    tells: lines`
      応募の際に、運転免許証の両面とご本人が写った写真をお送りください。
      登録のため、マイナンバーカードの画像と銀行口座の番号をメッセージでお知らせください。
      本人確認として、保険証の画像を添付していただいた方から順に選考します。
    `,
    tellingTitles: [],
  },
  {
    key: 'fee_up_front',
    category,
    around: offenceScene('その他', fixedPay(10_000, 200_000, 10_000), {
      titles: lines`
        未経験から始める動画編集のお仕事
        在宅ライター養成とお仕事のご紹介
        初心者歓迎！スキルを身につけながら働けるお仕事
      `,
      purpose: lines`
        スキルを身につけながら、在宅でお仕事ができる環境をご用意しています。
        未経験の方でも、学びながら案件に取り組んでいただけます。
      `,
    }),
    tells: lines`
      お仕事の開始前に、教材費として29,800円をお支払いいただきます。
      スクールへの入会（入会金5万円）が、案件をご紹介する条件となります。
      システム登録料の9,800円をお振り込みいただいた方から、作業を開始できます。
      マニュアル（22,000円）を購入された方だけに、高単価のお仕事をお渡しします。
    `,
    tellingTitles: lines`
      教材購入で案件をご紹介！在宅ワーカー募集
    `,
  },
  {
    key: 'copying_works',
    category,
    around: ['article_seo', 'illustration', 'video_editing', 'music', 'logo', 'line_sticker'],
    tells: lines`
      他サイトの文章や画像をそのままコピーし、語尾だけ変えて納品してください。
      有名アニメのキャラクターを無断で使い、少しだけ変えてグッズにします。
      テレビ番組の映像を切り抜いて使ってください。著作権の許可は取っていません。
      著作権で訴えられないように、元の作品がわからない程度に加工をお願いします。
    `,
    tellingTitles: [],
  },
  {
    key: 'medical_claims',
    category,
    around: ['article_seo', 'landing_page', 'banner', 'flyer'],
    tells: lines`
      「飲むだけでがんが消える」「必ず10kgやせる」といった表現を入れてください。
      薬ではありませんが、糖尿病が治ると読める文章にしてください。薬機法のことは考えなくてかまいません。
      医師が推薦しているように、架空の医師のコメントを書いてください。
    `,
    tellingTitles: [],
  },
  {
    key: 'defamation',
    category,
    around: offenceScene('記事作成・ライティング', perTaskPay(100, 1000, '件', 50), {
      titles: lines`
        芸能ニュースに関する記事作成
        時事ネタのコメント作成（1件100字）
        掲示板用の文章作成をお願いします
      `,
      purpose: lines`
        話題の人物についての記事を書いていただきます。
        ネットで話題の出来事に関するコメントを作成するお仕事です。
      `,
    }),
    tells: lines`
      特定の個人の評判を落とすため、悪いうわさを事実のように書いて掲示板に投稿してください。
      元従業員の実名を出して、誹謗中傷と受け取られてもかまわない内容でお願いします。
      相手の住所と勤務先を調べ、記事の最後に載せてください。
    `,
    tellingTitles: [],
  },
  {
    key: 'parcels',
    category,
    around: offenceScene('その他', fixedPay(10_000, 300_000, 10_000), {
      titles: lines`
        荷物の受け取りと発送のお仕事
        ご自宅でできる軽作業（高収入）
        未経験OK！すぐに始められるお仕事です
      `,
      purpose: lines`
        ご自宅で荷物を受け取り、指定の場所へ送っていただくお仕事です。
        難しい作業はなく、どなたでも始められます。
      `,
    }),
    tells: lines`
      荷物は別の名前で届きますが、ご本人のふりをして受け取り、中身は確認せずに転送してください。
      書類を受け取って運ぶだけで、1回5万円を現金で手渡しします。詳しい内容は秘匿性の高いアプリでお伝えします。
      即日払いのホワイト案件です。身分証をお送りいただいた方から、現場の場所をお知らせします。
    `,
    tellingTitles: lines`
      受け取って運ぶだけ！日給5万円・即日払い
    `,
  },
  {
    key: 'bank_accounts',
    category,
    around: offenceScene('その他', fixedPay(10_000, 100_000, 10_000), {
      titles: lines`
        口座開設に関する調査のお仕事
        携帯電話の契約に関するモニター
        手続きをするだけの簡単なお仕事
      `,
      purpose: lines`
        新しいサービスの手続きを体験し、流れを報告していただくお仕事です。
        各種の申し込み手続きを、マニュアルに沿って進めていただきます。
      `,
    }),
    tells: lines`
      開設した銀行口座のキャッシュカードと暗証番号を、こちらへ郵送してください。
      ご自身の口座に入金されたお金を、指定の口座へ送金していただくだけです。
      スマートフォンを新規に契約し、端末とSIMカードをお送りいただければ1台3万円をお支払いします。
    `,
    tellingTitles: lines`
      使っていない銀行口座を買い取ります
    `,
  },
  {
    key: 'licensed_work',
    category,
    around: offenceScene('ビジネス・事務', fixedPay(5000, 60_000, 1000), {
      alone: true,
      titles: lines`
        書類の準備を手伝ってくださる方を探しています
        手続きの書類作成に詳しい方へのお願い
        難しい書類のことで困っています
      `,
      purpose: lines`
        手続きに必要な書類の準備を手伝ってくださる方を探しています。
        専門的な書類について、作成に詳しい方の力をお借りしたいです。
      `,
    }),
    tells: lines`
      税理士資格のない方でかまいませんので、確定申告書の作成から提出までをすべて代行してください。
      弁護士に頼むと高いので、相手方との示談交渉を代わりに行っていただきたいです。資格は不要です。
      司法書士の資格がなくても、登記の申請書類を作って提出していただければ結構です。
    `,
    tellingTitles: lines`
      確定申告を丸ごと代行してくださる方（無資格OK）
    `,
  },
  {
    key: 'office_permission',
    category,
    around: ['data_entry', 'article_seo', 'sns_operation', 'research', 'video_editing'],
    tells: lines`
      この募集は運営事務局から特別に許可を得ていますので、規約に触れる部分があってもご安心ください。
      サイトの事務局に確認済みのため、通報はお控えください。通報された場合は法的措置を取ります。
      審査に通りやすくするため、募集文は実際の業務と異なります。本当の内容は契約後にお伝えします。
    `,
    tellingTitles: [],
  },
  {
    key: 'hidden_employment',
    category,
    around: ['customer_support', 'online_secretary', 'app_development', 'documents'],
    tells: lines`
      業務委託契約ですが、平日9時から18時まで必ずカメラを付けて勤務し、遅刻1回につき報酬から3,000円を差し引きます。
      途中で辞める場合は、違約金として10万円をお支払いいただきます。
      正社員としての採用が前提の求人です。ご応募後は自社の採用サイトで選考を受けていただきます。
    `,
    tellingTitles: [],
  },
]
