import type { Disaggregation } from '../loi/instrument.ts';

/** Words by which a text breaks its figures down. */
export interface BreakdownSigns {
  /** A heading or a word that says the breakdown itself. */
  readonly named: string;
  /** Groups of it; two are a breakdown, or one behind “of whom”. */
  readonly groups: readonly string[];
  /** One group is enough. */
  readonly one?: true;
}

/** The words of each breakdown, in English and Urdu. Ours, to be confirmed by the ministry. */
export const BREAKDOWN_SIGNS: Readonly<Record<Disaggregation, BreakdownSigns>> = {
  sex: {
    named: String.raw`gender[- ]?wise|sex[- ]?wise|by (?:sex|gender)|(?:sex|gender)[- ]disaggregat\p{L}*|صنفی|جنس کے لحاظ`,
    groups: [
      String.raw`wom[ae]n|females?|girls?|خواتین|خاتون|عورت\p{L}*|لڑکی\p{L}*|بچیا?\p{L}*|طالبات`,
      String.raw`m[ae]n|males?|boys?|مرد\p{L}*|لڑک(?:ے|وں)|طلباء`,
      String.raw`trans(?:gender)?(?: persons?)?|خواجہ سرا\p{L}*`,
    ],
  },
  age: {
    named: String.raw`age[- ]?(?:wise|groups?|brackets?|bands?)|by age|عمر کے لحاظ`,
    groups: [
      String.raw`child(?:ren)?|minors?|juveniles?|infants?|(?:under|below)[- ](?:the age of )?\d{1,2}|less than \d{1,2} years|بچ(?:ے|وں)|نابالغ|کم عمر`,
      String.raw`adults?|(?:over|above)[- ](?:the age of )?\d{1,2}|بالغ|بڑے`,
      String.raw`youth|adolescents?|young (?:persons|people)|نوجوان\p{L}*`,
      String.raw`elderly|older persons|senior citizens|بزرگ\p{L}*`,
      String.raw`(?:aged? )?(?:0|[1-9]\d?)\s?[-–]\s?(?:[5-9]|[1-9]\d)(?: years| yrs)`,
      String.raw`aged? (?:between )?\d{1,2}\s?(?:[-–]|to|and)\s?\d{1,2}`,
    ],
  },
  province: {
    named: String.raw`province[- ]?wise|by province|provincial breakdown|صوبہ وار`,
    groups: [
      'Punjab|پنجاب',
      'Sindh|سندھ',
      String.raw`Khyber[- ]Pakhtun[- ]?khwa|KPK?|خیبر پختونخوا\p{L}*`,
      'Bal[ou]chistan|بلوچستان',
      'Islamabad|ICT|اسلام آباد',
      'Gilgit[- ]Baltistan|GB|گلگت',
      'AJ&?K|Azad (?:Jammu|Kashmir)|آزاد کشمیر',
    ],
  },
  location: {
    named: String.raw`district[- ]?wise|by district|by (?:location|area|region)|(?:rural|urban)[- ]wise|districts?|tehsils?|divisions?|ضلع وار|اضلاع`,
    groups: [
      'urban|شہری',
      'rural|دیہی',
      'Lahore|لاہور',
      'Karachi|کراچی',
      'Peshawar|پشاور',
      'Quetta|کوئٹہ',
      'Multan|ملتان',
      'Faisalabad|فیصل آباد',
      'Rawalpindi|راولپنڈی',
      'Hyderabad|حیدرآباد',
      'Sukkur|سکھر',
      'Larkana|لاڑکانہ',
      'Swat|سوات',
      'Mardan|مردان',
      'Gujranwala|گوجرانوالہ',
      'Bahawalpur|بہاولپور',
    ],
  },
  disability: {
    named: String.raw`by disability|disability[- ]?(?:wise|status)`,
    groups: [
      String.raw`(?:persons?|women|children|men|girls|students|voters) with (?:a )?disabilit(?:y|ies)|PWDs?|disabled(?: persons)?|differently[- ]abled|معذور\p{L}*|خصوصی افراد`,
    ],
    one: true,
  },
  'ethnic-origin': {
    named: String.raw`by ethnic(?:ity| origin)|ethnicity[- ]?wise|نسل کے لحاظ`,
    groups: [
      String.raw`Baloch|بلوچ`,
      String.raw`Pas?[hk]h?tuns?|Pukhtuns?|پشتون`,
      String.raw`Punjabis?`,
      String.raw`Sindhis?`,
      String.raw`Hazaras?|ہزارہ`,
      String.raw`Saraikis?`,
      String.raw`Muhajirs?`,
      String.raw`Kalash`,
      String.raw`scheduled castes?|dalits?`,
    ],
  },
  religion: {
    named: String.raw`religion[- ]?wise|by (?:religion|faith)|مذہب کے لحاظ`,
    groups: [
      String.raw`Muslims?|مسلمان\p{L}*|مسلم`,
      String.raw`Christians?|مسیحی|عیسائی`,
      String.raw`Hindus?|ہندو\p{L}*`,
      String.raw`Sikhs?|سکھ`,
      String.raw`Ahmadi(?:s|yya)?|Qadianis?|احمدی`,
      String.raw`Parsis?|Baha'?is?|پارسی`,
      String.raw`Shias?|شیعہ`,
      String.raw`(?:religious )?minorit(?:y|ies)|non-Muslims?|اقلیت\p{L}*`,
    ],
  },
  nationality: {
    named: String.raw`by nationality|nationality[- ]?wise|قومیت کے لحاظ`,
    groups: [
      String.raw`Pakistani(?:s| nationals)?|پاکستانی`,
      String.raw`Afghan(?:s| nationals| refugees)?|افغان\p{L}*`,
      String.raw`foreign(?:ers?| nationals)|غیر ملکی\p{L}*`,
      String.raw`Banglades?hi(?:s)?|Bengalis?`,
      String.raw`Irani(?:ans?)?`,
      String.raw`Rohingyas?`,
      String.raw`Indians?|بھارتی`,
      String.raw`Somalis?`,
    ],
  },
  income: {
    named: String.raw`by income|income[- ]?(?:groups?|wise|quintiles?)|wealth quintiles?|آمدن کے لحاظ`,
    groups: [
      String.raw`poorest|low(?:est)?[- ]income`,
      String.raw`richest|high(?:est)?[- ]income`,
      String.raw`middle[- ]income`,
      String.raw`\p{L}+ quintile`,
    ],
  },
  offence: {
    named: String.raw`offence[- ]?wise|by (?:type of )?(?:offence|crime)|crime[- ]?wise|(?:crime )?head[- ]?wise|جرم وار`,
    groups: [
      String.raw`murders?|قتل`,
      String.raw`(?:gang[- ])?rapes?|زیادتی|ریپ`,
      String.raw`kidnap\p{L}*|abduct\p{L}*|اغوا`,
      String.raw`acid\p{L}*|تیزاب\p{L}*`,
      String.raw`hono[u]?r[- ](?:killings?|crimes?)|غیرت`,
      String.raw`domestic violence|گھریلو تشدد`,
      String.raw`(?:sexual )?harassment|ہراسا?\p{L}*`,
      String.raw`trafficking|smuggling|اسمگلنگ`,
      String.raw`(?:sexual )?assaults?|torture|تشدد`,
      String.raw`terrorism|دہشت گردی`,
      String.raw`blasphemy|توہین`,
      String.raw`narcotics|drugs?|منشیات`,
      String.raw`theft|robber(?:y|ies)|چوری|ڈکیتی`,
      String.raw`(?:forced|child|early) marriages?|جبری شادی\p{L}*`,
      String.raw`(?:child|bonded|forced) labour|جبری مشقت`,
      String.raw`pornography|cyber ?crimes?`,
    ],
  },
  relationship: {
    named: String.raw`by relationship|relationship[- ]?(?:wise|with|between|to)`,
    groups: [
      String.raw`husbands?|spouses?|(?:intimate )?partners?|شوہر`,
      String.raw`fathers?|mothers?|parents?|والد\p{L}*`,
      String.raw`brothers?|siblings?|بھائی`,
      String.raw`relatives?|family members?|in-laws|رشتہ دار\p{L}*`,
      String.raw`strangers?|unknown persons?|اجنبی`,
      String.raw`neighbours?|acquaintances?|پڑوسی`,
      String.raw`teachers?|employers?|استاد|آجر`,
    ],
    one: true,
  },
  outcome: {
    named: String.raw`outcome[- ]?wise|by outcome|by (?:stage|status)`,
    groups: [
      String.raw`registered|reported|lodged|درج`,
      String.raw`investigat\p{L}*|تفتیش`,
      String.raw`challan\p{L}*|prosecut\p{L}*|charge[- ]?sheet\p{L}*|چالان`,
      String.raw`convict\p{L}*|sentenced|punished|سزا\p{L}*`,
      String.raw`acquit\p{L}*|discharged|released|بری`,
      String.raw`pending|under[- ]trial|sub[- ]judice|زیر (?:التوا\p{L}*|سماعت)`,
      String.raw`disposed|decided|resolved|settled|compromised|withdrawn|نمٹا\p{L}*|فیصلہ`,
      String.raw`cancelled|dismissed|rejected|خارج`,
      String.raw`dismissals?|(?:major|minor) penalt(?:y|ies)|reinstated`,
    ],
  },
};
