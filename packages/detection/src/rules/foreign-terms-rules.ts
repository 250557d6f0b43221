import { type DetectionRule, gap, inSentence, pattern, type RuleException } from './rule-definition.ts'
import { PROHIBITION, WARNED_OF } from './rule-exceptions.ts'

/** Western service names, and the Chinese and Vietnamese ones. */
const SERVICE =
  '(?:line|whats ?app|telegram|wechat|we chat|zalo|viber|kakao(?:talk)?|skype|discord|messenger|facebook|instagram|signal|gmail)'
const PLATFORM = '(?:the |this )?(?:site|platform|website|lancers|crowdworks|escrow|app)'
const FREE_EN = '(?:unpaid|not (?:be )?(?:paid|compensated)|without pay|free of charge|for free|no pay(?:ment)?)'
const TRIAL_EN =
  '(?:test|trial|sample|draft|mock ?up|concept|demo|evaluation|audition|selection|article|episode|design|component)'

/** Forbidden, denied or written about; English words of the trade stand in Japanese texts too. */
const REFUSED: RuleException = inSentence`(?:ガイド|導入|not allowed|prohibit|forbid|against the rules|please keep|we never|will not work|do not (?:buy|sell|lend)|no [a-z]+ [a-z]+ needed|禁止|不加|不在平台外|不接|手册|应答稿|讲解|反诈|nan nhan|nghien cuu|viet bai|victims?|不可以|请勿|不[买買刷]|请不要|請不要|如何[识識][别別]|rather (?:keep|stay)|thanks for the offer|not a revenue|whether or not|spotting|against our terms|khong cho (?:so|minh)|khong (?:chay|mua|dung|phai)|tu choi|đau nha|sandbox|testing|不要(?:加|发)|khong duoc phep|cam trao doi|khong nhan)`
/** Contact and payment outside are turned down. */
const DECLINED: RuleException = inSentence`(?:do not|don't|never|cannot|can't|no need to|won't)`
/** Pay and rules of an honest job. */
const PAID: RuleException = inSentence`(?:paid (?:test|trial|sample)|royalty.free|修改|free (?:to use|stock|font|delivery)|有偿|co tra (?:phi|luong))`

/** English, Chinese and Vietnamese, one rule a category, and one for payment, which escrow does not excuse. Read in the plain view; accents of Vietnamese letters are folded, đ stays. */
export const FOREIGN_TERMS_RULES: readonly DetectionRule[] = [
  {
    id: 'direct_deal.foreign_terms',
    reason: 'deal_outside',
    score: 0.82,
    views: ['plain'],
    patterns: [
      pattern`(?:call|ring|phone|text)(?: me| us| our[a-z ]{1,16})[^。.!?\n]{0,16}?(?:[0-9-]{7}|tonight|today|on my)|(?:my|the) (?:mobile|phone|number|e?mail)[^。.!?\n]{0,24}?(?:is on|on the back|ring me|call me)|send me a dm|(?: at |@)(?:gee ?mail|gmail)(?: dot com)?`,
      pattern`(?:手机|手機|邮箱|郵箱|gmail|电话|電話|号码|號碼)[^。!?\n]{0,12}?(?:发给|發給|发来|發來|回覆|回复|给我|給我|告诉我)|(?:[+➕]|加)薇|[扫掃](?:一下|码|碼)?[^。!?\n]{0,10}?(?:二维码|入群|聊|加)|碰(?:个|個)?面|当面给|當面給`,
      pattern`(?<!l )(?:add|contact|message|reach|text|ping|write to|find|continue (?:on|in)|talk (?:on|in|over)|move to|switch to)(?: me| us)?(?: (?:on|at|via|by|in|through|our|my))?[^。.!?\n]{0,16}?(?<![a-z])${SERVICE}(?![a-z])`,
      pattern`(?<![a-z])${SERVICE}(?: (?:id|me|handle|account|number|username)(?![a-z])| ?[:：] ?@?[a-z0-9])`,
      pattern`(?:加|添加|联系)(?:一下|个|一个|下)?(?:我|我们)?的?(?:微信|wechat|v信?(?![a-z])|qq|vx|line)|(?<![a-z0-9/_-])(?:微信|qq|vx)(?:号)?[:：]?[a-z0-9_-]{5,}`,
      pattern`(?:so dien thoai|so đien thoai|sđt|zalo|facebook|messenger|(?<![a-z])line)[^。.!?\n]{0,20}?(?:cua|nhan|ket ban|lien he|cho (?:minh|em|anh|chi|toi)|nhe|nha)(?![a-z])|(?:nhan|add|ket ban|lien he)(?: qua| voi| tin| cho)?[^。.!?\n]{0,12}?(?:zalo|facebook|messenger|line|viber)`,
    ],
    unless: [...PROHIBITION, WARNED_OF, REFUSED, DECLINED],
    when: { beforeEscrow: true },
  },
  {
    id: 'direct_deal.foreign_payment',
    reason: 'pay_outside',
    score: 0.84,
    views: ['plain'],
    patterns: [
      pattern`(?:other half|the rest|balance|remaining)[^。.!?\n]{0,24}?(?:via|by|through|to my) (?:wise|paypal|paypay|bank|own)|(?:better|cheaper|lower) price than (?:in )?here|(?:sort|settle)[^。.!?\n]{0,10}?payment[^。.!?\n]{0,10}?by pay`,
      pattern`(?:用|走)?(?:支付宝|微信|paypal|paypay)[^。!?\n]{0,6}?(?:直接)?(?:转|轉|付)|(?:不用|別|别|不必|不需要)[^。!?\n]{0,6}?(?:托管|透過網站|通过网站|(?<!社交)平台)|(?:打|汇|匯)(?:到)?您(?:的)?(?:卡|账户|帳戶)|在外面做`,
      pattern`(?:pay|paid|payment|invoice|send (?:you )?(?:the )?money|transfer|order)[^。.!?\n]{0,24}?(?:direct(?:ly)?|privately|outside|off[- ](?:the[- ])?(?:site|platform)|by (?:paypal|wise|crypto|usdt)|through (?:paypal|wise)|via (?:paypal|wise)|to your (?:bank|wallet|account))`,
      pattern`(?:outside|off|without|leave|bypass|avoid|instead of)(?: of)? ${PLATFORM}(?![a-z])[^。.!?\n]{0,20}?`,
      pattern`(?:contract|escrow|fees?)[^。.!?\n]{0,12}?(?:here |on here )?(?:not needed|isn't needed|is unnecessary|cancel)|(?:cancel|end)[^。.!?\n]{0,8}?contract[^\n]{0,40}?(?:direct|paypal|wise|bank)|(?:my|our) own (?:site|website)[^。.!?\n]{0,24}?(?:lower|cheaper|discount|price)`,
      pattern`私下(?:合作|交易|转账|联系|付款|谈)|(?:直接|微信|支付宝|线下)(?:给您|打到)?(?:转账|打款|付款|打到|结算|转给|签|汇到)|用(?:支付宝|微信|paypal)(?:结算|付|转)|走(?:支付宝|微信|paypal)|(?:不用|不要|也不用|不需要|不必|别|绕过|不走|不通过)(?:在|走|通过|经过)?(?:这个?|本)?(?:平台|网站|这边|这里)`,
      pattern`(?:khong (?:qua|can|thong qua)|ngoai)(?: trang| he thong| web| san(?! pham)| nen tang| app)[^。.!?\n]{0,14}?|(?:chuyen khoan|tra tien|tra|gui)(?: tien)?[^。.!?\n]{0,10}?(?:truc tiep|thang|tien mat|qua paypay|ngoai)|huy hop đong|gui thang vao`,
    ],
    unless: [...PROHIBITION, WARNED_OF, REFUSED, DECLINED],
  },
  {
    id: 'mlm.foreign_terms',
    reason: 'network_business',
    score: 0.84,
    views: ['plain'],
    patterns: [
      pattern`(?:build|grow)(?:ing)? your own team|every person (?:your team|they) bring|(?:earn|income|bonus)[^。.!?\n]{0,24}?(?:levels? (?:below|down|deep)|the (?:people|families|members) they bring)|(?:place|bring|introduce|enrol|sponsor)s?[^。.!?\n]{0,20}?(?:two|three|ten|new|other|[0-9])[^。.!?\n]{0,24}?(?:they (?:place|bring)|override|ambassadors|more|become)`,
      pattern`(?:下[线線]|底下的人|下面的人)[^。!?\n]{0,14}?(?:奖金|獎金|赚|賺|提成|买|買)|(?:建立|组建|組建)[^。!?\n]{0,8}?(?:自己的)?(?:团队|團隊|組織)|(?:推荐|推薦|介绍|介紹)[^。!?\n]{0,20}?(?:再推|等级|等級|奖|獎|持續收入|点数)|[一二三四五六七八九](?:代|层|層)(?:以内|以內|拿)|[财財][务務富]自由`,
      pattern`(?:your|own|build(?:ing)?|under) (?:a )?(?:downline|upline|team below)|(?:downline|upline)s?(?: |,|\.)|recruit[^。.!?\n]{0,30}?(?:recruit|they each|theirs|commission|bonus)`,
      pattern`(?:under me|under you|in my line)[^。.!?\n]{0,40}?(?:they|bring|members?|earn|legs?)|both legs|down to level|(?:bring|refer|sign up)[^。.!?\n]{0,20}?(?:they (?:each )?(?:bring|refer|recruit)|people they refer)|up to (?:[0-9]+|three|five|six|seven|ten) (?:generations|levels|tiers)`,
      pattern`(?:发展|拉|招募)[^。!?\n]{0,6}?(?:下线|下级|伙伴|人头|会员)|下线(?:的|也|买|再)|层层(?:返利|提成|返佣)|(?:团队|伙伴)[^。!?\n]{0,10}?(?:再各自|层|返利|业绩)|躺(?:着)?(?:赚|挣)|被动收入`,
      pattern`(?:tuyen duoi|tuyen tren|he thong tra hoa hong|hoa hong[^。.!?\n]{0,10}?tang|vao duoi (?:em|anh|chi|minh|toi)|keo (?:them )?[0-9]+ nguoi|moi them[^。.!?\n]{0,16}?nguoi|ca nhanh|thu nhap thu đong|ngoi khong cung co tien|đa cap)`,
    ],
    unless: [...PROHIBITION, WARNED_OF, REFUSED],
  },
  {
    id: 'stealth_marketing.foreign_terms',
    reason: 'review_for_pay',
    score: 0.8,
    views: ['plain'],
    patterns: [
      pattern`(?:don't|do not|not|never|nobody) (?:need to |needs? )?(?:have )?(?:stay|visit|buy|bought|use|tr(?:y|ied)|need the product)[^\n]{0,60}?(?:review|star|praise|stor(?:y|ies)|post|paste)|as if you(?:'d| had)[^。.!?\n]{0,30}|(?:like|as) (?:a regular|an ordinary|something you bought|former staff|your own discovery)`,
      pattern`(?<![a-z])no (?:#?pr(?![a-z])|#?ads?(?![a-z])|disclosure|paid.partnership)|(?:name|brand|client|sponsor)[^。.!?\n]{0,20}?(?:must not|should not|never) appear|no hint of|pose as|review text[^。.!?\n]{0,20}?paste`,
      pattern`(?:不要|别|別|不可)[^。!?\n]{0,8}?(?:提|說|说|出現|出现|讓|让)[^。!?\n]{0,12}?(?:合作|广告|廣告|业配|業配|委[託托]|品牌|邀約)|(?:不用|不需要|不必|不寄)[^。!?\n]{0,8}?(?:购买|購買|收货|来店|下载|真的|产品)[^\n]{0,40}?(?:文案|评|評|贴|貼|留言|写|寫)|(?:口吻|语气|語氣|看起來|以一般)[^。!?\n]{0,8}?(?:像|一般|素人|普通)`,
      pattern`khong (?:gan|ghi|đe)[^。.!?\n]{0,12}?(?:hashtag|quang cao|tag|pr(?![a-z]))|khong can (?:đen|mua|dung)(?! giao trinh| phan mem)[^\n]{0,40}?(?:review|[dđ]anh gia|sao|khen|binh luan)|cham 5 sao|nghi ban tu`,
      pattern`(?:fake|positive|five[- ]star|5[- ]star|good)[^。.!?\n]{0,10}?(?:reviews?|comments?|ratings?)[^。.!?\n]{0,30}?(?:for|on|write|post|leave|us|you)|(?:write|post|leave)[^。.!?\n]{0,12}?(?:fake|positive|five[- ]star|5[- ]star|good)[^。.!?\n]{0,10}?(?:reviews?|comments?)`,
      pattern`(?:pretend|act|pose|sound|post)(?:ing)?(?: to be| like| as)[^。.!?\n]{0,6}?(?:a |an )?(?:real |regular |normal |ordinary |happy )?(?:customer|user|buyer|client)|(?:don't|do not|without|never|not) (?:mention|say|disclos|reveal|tag|label)[^。.!?\n]{0,24}?(?:ad|sponsor|paid|pr|company|client)(?![a-z])`,
      pattern`刷(?:好评|单|评论|评价|赞)|(?:假装|装作|冒充)[^。!?\n]{0,8}?(?:顾客|用户|买家|客人)|(?:写|发|给)[^。!?\n]{0,6}?(?:五星|好评|5星)|(?:没|未|不用)(?:用过|买过|去过|真的?买)[^。!?\n]{0,10}?(?:评|写)`,
      pattern`(?<![a-z])(?:[dđ]anh gia|review|binh luan|khen)(?![a-z])[^。.!?\n]{0,20}?(?<![a-z])(?:5 sao|nam sao|gia(?![a-z])|nhu khach|khong can (?:mua|dung))|(?:gia (?:lam|vo|[dđ]anh)|nhu) khach(?: hang)?(?: that)?`,
    ],
    unless: [
      ...PROHIBITION,
      WARNED_OF,
      REFUSED,
      inSentence`(?:translate|translation|analy[sz]e|detect|reply to|respond to|翻译|分析|回复|dich)`,
    ],
  },
  {
    id: 'external_terms.foreign_terms',
    reason: 'engagement_bought',
    score: 0.8,
    views: ['plain'],
    patterns: [
      pattern`[0-9,]{3,} (?:followers|likes|subscribers|views)[^。.!?\n]{0,16}?(?:added|for |=|delivered|to my)|(?:dummy|fake|bot) (?:profiles|accounts)|(?:rotating|residential)[^。.!?\n]{0,14}?prox|without (?:being|getting) (?:banned|detected|blocked)|(?:normally|usually) blocked`,
      pattern`each other[^。.!?\n]{0,24}?(?:5 stars|five stars|reviews?)|click[^。.!?\n]{0,16}?(?<![a-z])ads(?![a-z])|(?:invitation|referral) (?:code|link)[^\n]{0,60}?(?:repeat|several|new e?mail)|family plans?[^。.!?\n]{0,20}?(?:rent|slot)|under your (?:verified )?[a-z]{2,12} (?:profile|account)|(?:resell|sell)[^\n]{0,80}?hand me the login`,
      pattern`互(?:粉|刷|赞|评|評|相刷)|刷[单單满滿]|(?:[0-9一二三四五六七八九十]+|几十)个?(?:账号|帳號)(?:自动|同时)?|抢票|[绕繞]过?[^。!?\n]{0,6}?(?:验证|限制|検)|代理池|(?:广告|廣告)各?[点點]|邀请(?:链接|码)[^。!?\n]{0,24}?(?:不同|多开)|密[码碼][^。!?\n]{0,10}?(?:移交|转给)|[条條]款[^。!?\n]{0,8}?禁止[^。!?\n]{0,16}?(?:所以|但|而且)`,
      pattern`(?:buy|sell|rent|lend|borrow)(?:ing)?[^。.!?\n]{0,14}?(?:followers?|likes|views|accounts?)(?![a-z])|(?:create|make|open|register)[^。.!?\n]{0,12}?(?:[0-9]+|multiple|many|fake|several)[^。.!?\n]{0,12}?accounts?|(?:bypass|solve|avoid|evade|get around)[^。.!?\n]{0,14}?(?:captcha|detection|ban|rate limit|block)`,
      pattern`(?:买|卖|租|出租|收|借)[^。!?\n]{0,6}?(?:账号|帐号|小号|粉丝|点赞)|(?:刷|涨)(?:粉|点赞|播放|关注|量)|小号|养号|(?:防|不被|避免)封号|接码`,
      pattern`(?:mua|ban|thue|cho thue)[^。.!?\n]{0,10}?(?:nick|tai khoan|follow|like|luot xem)|tao [0-9]+ (?:nick|tai khoan)|(?:nick|tai khoan) (?:ao|clone)|cay (?:like|view|follow)`,
    ],
    unless: [
      ...PROHIBITION,
      WARNED_OF,
      REFUSED,
      inSentence`(?:our own|bank accounts? (?:screen|page)|user accounts? (?:page|screen|feature))`,
    ],
  },
  {
    id: 'uncertain_reward.foreign_terms',
    reason: 'reward_by_result',
    score: 0.76,
    views: ['plain'],
    patterns: [
      pattern`payment[^。.!?\n]{0,30}?exposure|share of[^。.!?\n]{0,24}?(?:income|revenue|sales)[^。.!?\n]{0,12}?if|don't have a fee|you earn[^。.!?\n]{0,24}?(?:when|per sale)|when a customer[^。.!?\n]{0,30}?you earn`,
      pattern`(?:再|才)(?:来)?[决決]定[^。!?\n]{0,8}?(?:多少|给|給)|利润里?分|(?:目前|现阶段|這次)?[没沒]有(?:薪酬|酬金|报酬|報酬|工资)|[没沒][涨漲]的?话|(?:餐券|商品|产品)[^。!?\n]{0,8}?[当當]作[谢謝][礼禮]`,
      pattern`moi quyet đinh tra|xem[^。.!?\n]{0,20}?roi[^。.!?\n]{0,10}?(?:moi )?tra`,
      pattern`(?:commission[- ]only|(?:only )?(?:revenue|profit)[- ]shar(?:e|ing)|equity only|no (?:fixed|base) (?:pay|salary|fee))|(?:decide|determine|set)[^。.!?\n]{0,10}?(?:the )?(?:amount|pay|price|fee)[^。.!?\n]{0,10}?(?:after|later|once|depending)|(?:paid|pay|payment) only (?:if|when|after)[^。.!?\n]{0,30}?(?:sale|sell|success|profit|result|client|adopt)|if (?:it|nothing|no one|nobody)[^。.!?\n]{0,16}?(?:flops?|sells?|fails?|buys?)[^。.!?\n]{0,24}?(?:no|any|zero|nothing)`,
      pattern`(?:没有|无|不发)(?:固定|底薪|基本)(?:报酬|工资|薪)|没(?:有)?(?:人|客户?|成交|效果|卖)[^。!?\n]{0,8}?(?:就)?(?:没有|不付|没|不给)(?:报酬|钱|费)|按(?:效果|成交|销量|提成)(?:付|算|结)|(?:纯|只有)提成|无底薪`,
      pattern`khong co luong (?:co đinh|cung)|(?:chi|an) (?:huong )?hoa hong|(?:co lai|ban đuoc|co khach)[^。.!?\n]{0,14}?(?:thi|moi)[^。.!?\n]{0,12}?(?:chia|tra)|(?:khong|chua) co (?:khach|lai|doanh thu)[^。.!?\n]{0,10}?(?:thi )?(?:khong|chua)`,
    ],
    unless: [...PROHIBITION, WARNED_OF, REFUSED],
  },
  {
    id: 'free_sample.foreign_terms',
    reason: 'trial_unpaid',
    score: 0.82,
    views: ['plain'],
    patterns: [
      pattern`(?:test|audition|sample|rough|trial|first|step|week|entry)[^\n]{0,60}?(?:no charge|(?:isn't|is not|not) (?:paid|compensated)|(?:do not|don't|won't) pay|not (?:gonna|going to) pay|no (?:budget|reward|fee|charge))|(?:no charge|not compensated|(?:do not|don't) pay|no (?:budget|reward|fee)|not (?:gonna|going to) pay)[^。.!?\n]{0,24}?(?:test|step|week|scene|entry|recording|sample|audition|draft)`,
      pattern`[试試](?:译|譯|音|稿|做|镜|鏡)[^。!?\n]{0,16}?(?:不[计計][费費酬]|[没沒]有|不付|不[发發])|(?:草[图圖]|考核|附上|先[用做帮幫拿要])[^\n]{0,40}?(?:[没沒]有(?:费用|酬|車馬費)|不[发發](?:报酬|報酬)|不算工时|见面礼|正式(?:发案|發案|合同|签))`,
      pattern`lam truoc[^。.!?\n]{0,20}?(?:mau|ban|cai)|khoi tinh tien|truoc khi ky[^\n]{0,80}?(?:chua|khong) (?:chi )?tra`,
      pattern`(?<![a-z])${TRIAL_EN}s?[^\n]{0,50}?${FREE_EN}|${FREE_EN}[^。.!?\n]{0,24}?(?<![a-z])${TRIAL_EN}`,
      pattern`(?:免费|无偿|不计酬|没有(?:稿费|报酬|费用))[^。!?\n]{0,12}?(?:试|样|做|写|译|画|设计)|(?:试译|试稿|试做|样稿|样品|初稿|测试)${gap(16)}(?:免费|不计酬|没有(?:稿费|报酬|费用)|无偿|不付)`,
      pattern`(?:lam|dich|viet|ve|thiet ke|quay|dung) thu[^。.!?\n]{0,24}?(?:mien phi|khong (?:co |duoc |đuoc )?(?:tra |luong|tien|cong))|(?:mien phi)[^。.!?\n]{0,16}?(?:thu|mau|ban nhap)|(?:phan|ban|bai) (?:lam|dich|viet|ve)? ?thu[^。.!?\n]{0,10}?khong`,
    ],
    unless: [...PROHIBITION, WARNED_OF, PAID],
    when: { formats: ['project', 'task', 'hourly'] },
  },
  {
    id: 'other.foreign_terms',
    reason: 'crime_suspected',
    score: 0.84,
    views: ['plain'],
    patterns: [
      pattern`bank account[^\n]{0,40}?(?:card|(?<![a-z])pin|for (?:two|[0-9]) months)|sim (?:contracts?|cards?)[^。.!?\n]{0,40}?(?:hand|give)|(?:write|wrote)[^。.!?\n]{0,10}?(?:my|your)[^。.!?\n]{0,12}?(?:thesis|essay|dissertation)|(?:parcels?|packages?)[^\n]{0,50}?(?:different names?|do not open|new label)|(?:purchase|buy)[^。.!?\n]{0,10}?(?:our )(?:starter|manual|licen[cs]e)`,
      pattern`(?:certificate|statement|receipt|diploma)[^。.!?\n]{0,24}?(?:edited|change the (?:amount|name)|fake)|only (?:single|young)[^。.!?\n]{0,10}?women|no (?:chinese|korean|foreign|black|asian|muslim)[^。.!?\n]{0,16}?(?:applicants|please)|according to our script`,
      pattern`[论論]文[^。!?\n]{0,14}?查重|(?:存折|卡)\+[^。!?\n]{0,4}?(?:卡|密)|(?:收件人|包裹)[^。!?\n]{0,16}?[别別]人|(?:合格证|证书|证明|證明)[^。!?\n]{0,20}?改掉?|保[证證]金[^。!?\n]{0,8}?[0-9]|不[问問]來?来?源|版[权權]方?[没沒]有|(?:不是|[没沒]有)[^。!?\n]{0,6}?(?:行政書士|行政书士|律师|律師)[^\n]{0,30}?(?:做|代)`,
      pattern`(?:the luu tru|bang lai|chung chi)[^\n]{0,24}?(?:nhu|giong) that`,
      pattern`(?:password|passcode|verification code|the code)[^。.!?\n]{0,24}?(?:of|for|to|from)? ?(?:your|sent to your)[^。.!?\n]{0,20}?(?:account|phone)|(?:dissertation|thesis|essay|assignment|coursework|exam)s?[^\n]{0,40}?(?:for students?|under your own name|on your behalf|for you to submit)|(?:take|sit)[^。.!?\n]{0,10}?(?:exam|test) for`,
      pattern`(?:refundable )?(?:deposit|registration fee|training fee|starter kit)[^。.!?\n]{0,20}?(?:[0-9]|yen|before|first)|pays? a[^。.!?\n]{0,20}?(?:deposit|fee)|(?:no questions|don't ask)[^。.!?\n]{0,14}?(?:contents?|about|why)|(?:under|in) (?:other |the )?names? we (?:provide|give)|(?:white|native|young|female|male|japanese)[^。.!?\n]{0,20}?only please|(?:do not|don't|no) (?:want|accept|hire)[^。.!?\n]{0,12}?(?:black|asian|foreign|muslim|women|mothers)|(?:fake|forged) (?:id|ids|passport|degree|certificate|receipt|invoice)s?`,
      pattern`(?:代写|代考|代做)(?:论文|作业|考试)?|(?:论文|作业|考试)[^。!?\n]{0,20}?(?:以我的名字|代替我|帮我写)|(?:银行账?户|银行卡|手机卡|电话卡)[^。!?\n]{0,24}?(?:交给|打到|留百分|取现|出租|卖给)|办(?:手机卡|银行卡|假证)|(?:取现|洗钱|跑分)|(?:没有|无|不需要)(?:版权|授权)|不(?:用|要)(?:管|问)[^。!?\n]{0,8}?来源`,
      pattern`(?:mua|thue|ban|cho thue)[^。.!?\n]{0,12}?(?:tai khoan ngan hang|the ngan hang|so ngan hang|sim|the ngoai kieu)|tai khoan[^。.!?\n]{0,10}?kem the|(?:lam|mua|ban)[^。.!?\n]{0,6}?(?:giay to|bang (?:lai|n[1-5]|gia)|the ngoai kieu)|đong truoc[^。.!?\n]{0,16}?(?:yen|phi|coc)|ma pin|giong that`,
    ],
    unless: [...PROHIBITION, WARNED_OF, REFUSED],
  },
]
