import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { lines } from '../wording/text-lists.ts'
import type { Offence } from './offence-definition.ts'

const anywhere: readonly string[] = []
const writing = ['article_seo', 'sns_operation', 'questionnaire', 'research']
const craft = ['banner', 'logo', 'illustration', 'flyer', 'article_seo', 'thumbnail', 'naming']

/** Breaches told without their usual words, a way for each category: few rules find them. */
export const REWORDED_OFFENCES: Readonly<Record<Category, Offence>> = {
  mlm: reworded('mlm', ['data_entry', 'sns_operation', 'online_secretary', 'customer_support'])`
    慣れてきたら、次に始める方をお迎えする側に回っていただき、その方たちの働きの一部がご自身にも届きます。
    最初の一歩としてスターターの一式をそろえていただき、その後は周りの方に広めるほど取り分が増えていきます。
    週末の集まりで、仕組みを作った先輩方のお話を聞いていただくところから始めます。
    ご家族やご友人を3人お連れいただくと、ひとつ上の役割に進めます。
    扱う品は会員になった方だけが割引で買え、毎月ご自身でも使い続けていただくことが条件です。
  `,
  stealth_marketing: reworded('stealth_marketing', writing)`
    通りすがりのお客さんのような口ぶりで、お店を訪れた日の満足を地図のアプリに残していただきます。
    商品には触れなくて結構です。説明文を読み、使い続けている人の気持ちになって星を多めに付けてください。
    当社の名前は出さず、普段の日記に混ぜる形でさりげなく触れていただければ十分です。
    質問サイトで別の方の悩みに答える形で、自然に当社のサービスへ話を運んでください。
    頼まれて書いたことがわからないように、文章の癖を毎回変えていただける方だと助かります。
  `,
  external_terms: reworded('external_terms', ['data_entry', 'research', 'sns_operation', 'python_scraping'])`
    使っていないお手持ちのアカウントを、引き継ぎの情報ごと貸していただける方を探しています。
    用意した名前で新しい会員を20人分つくり、すべてに同じ動画を最後まで再生させてください。
    一度止められた出品者の代わりに、ご家族の名義で店を開き直していただきます。
    売り切れの早い入場券を、複数の端末から人の手より速く押さえる仕組みも含みます。
    同じ品を名前の違う4つの店に並べ、見つかったら次の店に移る形で続けていきます。
  `,
  direct_deal: reworded('direct_deal', anywhere)`
    詳しいことは、緑の吹き出しのアプリで「{ID}」を探して声をかけてください。
    お互いの負担が減りますので、二度目からは間に入る方を省いた形で進めましょう。
    精算は手渡しか送金アプリで行い、この画面では手続きをしない進め方に慣れている方を歓迎します。
    プロフィールの写真に書いてある番号のほうへ、先に一報ください。
    応募のボタンは押さずに、「{屋号}」で探していただければ窓口が見つかります。
    このページは入口として使っています。続きは別の場所でお話ししますので、普段お使いの呼び名をお知らせください。
    気の合う方とは、ここを離れて長くやり取りさせていただいております。
  `,
  uncertain_reward: reworded('uncertain_reward', [
    'article_seo',
    'video_editing',
    'thumbnail',
    'sns_operation',
    'script',
  ])`
    お支払いは、納めていただいたものから問い合わせが入った月にだけ発生します。
    数字が出るまでは志のある仲間としてお手伝いいただき、軌道に乗ったら利益を分け合いましょう。
    お礼は現金ではなく、当店の食事券か商品でお渡しします。
    納めていただいた中から使うと決めたものだけを精算の対象とします。
    金額は月末に売れ行きを見てから決めますので、今の時点ではお約束できません。
  `,
  free_sample: reworded('free_sample', craft)`
    まずは完成に近いものを1点お作りいただき、社内で気に入ったものがあればお声がけします。
    選考は実物で行います。実際に使う分を1点仕上げて、応募文に添えてください。
    お力を知るため、今週分の3件を先に仕上げていただき、正式なお話はその後にします。
    応募の際に、当店の看板商品を題材にしたものをお見せください。採用のご連絡は良いものがあったときだけ差し上げます。
    最初の数回は腕試しの位置づけで、お金のやり取りはその先からになります。
  `,
  other: reworded('other', ['data_entry', 'research', 'customer_support', 'online_secretary'])`
    ご自宅に届く小包を開けずに、書かれた別の住所へ送り直していただく作業も含みます。
    お名前と口座をお借りし、入ったお金をそのまま次の方へお送りいただく日もあります。
    ある方の勤め先と暮らしぶりを、本人に知られないように調べる作業もお願いします。
    お手元に届いた確認番号を、画面に出たらすぐに教えていただく作業が間に入ります。
    始める前に、席を確保するための費用として4,800円を先にお預かりします。
  `,
}

/** A template tag: the telling sentences of an offence, one a line. */
function reworded(category: Category, around: readonly string[]): (text: TemplateStringsArray) => Offence {
  return (text) => ({ key: `${category}_reworded`, category, around, tells: lines(text), tellingTitles: [] })
}
