import type { RuleId } from '../rules/rule-codes.ts'
import type { RuleExamples } from './rule-example.ts'

/** Texts in English, Chinese and Vietnamese, for the rules on these. */
export const FOREIGN_TERMS_EXAMPLES: Readonly<Record<Extract<RuleId, `${string}.foreign_${string}`>, RuleExamples>> = {
  'direct_deal.foreign_terms': {
    fires: ['Please add me on WhatsApp', 'Telegram: tokyo_job', '加我微信 lan_xing', 'nhắn qua Zalo cho mình nhé'],
    passes: [
      'https://example.jp/forms/d/1FAIpQLScsK7ym-iQQU4bJDv_4Xfpny/viewform',
      'Please do not message me on WhatsApp',
      '我不加微信',
      'Article about WeChat for victims of fraud',
    ],
  },
  'direct_deal.foreign_payment': {
    fires: [
      'I can pay you directly by PayPal',
      "Let's do it outside the platform",
      '不用走平台,直接转账',
      'không qua trang này, chuyển khoản trực tiếp',
    ],
    passes: ['Please do not pay outside the platform', '微信支付手册的翻译,顾客用支付宝付款'],
  },
  'mlm.foreign_terms': {
    fires: ['You will build your own downline', '发展自己的下线', 'em vào dưới em, hoa hồng 7 tầng'],
    passes: ['Interview with victims of a downline scheme', '反诈手册: 下线的骗局'],
  },
  'stealth_marketing.foreign_terms': {
    fires: ['Write a five-star review for our shop', '刷好评', 'đánh giá 5 sao như khách thật'],
    passes: ['Translate good reviews on hotels', '翻译好评'],
  },
  'external_terms.foreign_terms': {
    fires: ['We buy followers and accounts', '买小号', 'tạo 30 nick Facebook ảo'],
    passes: ['Do not buy followers'],
  },
  'uncertain_reward.foreign_terms': {
    fires: ['This is commission only', '没有固定报酬', 'Không có lương cố định'],
    passes: ['No revenue share needed. I will not work commission only'],
  },
  'free_sample.foreign_terms': {
    fires: ['Write a sample article, unpaid', '先免费做一张图', 'dịch thử miễn phí 3 trang'],
    passes: ['This is a paid test. Sample article is not paid extra', '修改免费的样稿'],
  },
  'other.foreign_terms': {
    fires: ['A refundable deposit of 5,000 yen', '代写论文', 'mua tài khoản ngân hàng'],
    passes: ['We never ask for a refundable deposit of 5,000 yen'],
  },
}
