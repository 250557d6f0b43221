/** Enquiries about direct deals. */
export const enquiries = {
  refusals: {
    enquiry_over: 'この相談はすでに回答されています。',
    links_missing: '先に、相手の会員と仕事依頼を照合してください。見つからない場合は「見つからない」を選びます。',
    nobody_to_answer: '相談者がわからないため、返信は送れません。',
    nothing_linked: '先に照合してください。',
    own_other_side: '相談者本人を相手の会員として照合することはできません。',
    already_opened: '案件はすでに作成されています。',
  },
}
