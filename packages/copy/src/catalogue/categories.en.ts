import type { categories as ja } from './categories.ja.ts'

export const categories: typeof ja = {
  mlm: {
    definition: 'A job suspected of luring into multi-level or network business, or anything like it.',
    notWhen: '',
  },
  stealth_marketing: {
    definition:
      'A job suspected of advertising in hiding, or of having reviews posted whose content was decided beforehand.',
    notWhen: '',
  },
  external_terms: {
    definition: 'A job suspected of asking for an act against the terms of another company.',
    notWhen: '',
  },
  direct_deal: {
    definition: 'A job suspected of swapping contact details or of paying outside the site.',
    notWhen: 'Contact details are exchanged after escrow, in the project format only.',
  },
  uncertain_reward: {
    definition: 'A job suspected of success fees, commission, or goods as pay.',
    notWhen: '',
  },
  free_sample: {
    definition: 'A job suspected of asking for a sample or trial without pay.',
    notWhen: 'The sample or trial is paid.',
  },
  other: {
    definition: 'Another breach of law or terms, or several categories in one text.',
    notWhen: '',
  },
}
