import type { Mechanism } from '../../../domain/mechanisms.ts';

/** How an officer judges a pair: an answer to the one can be put before the office for the other, is worth a look, or is of no use. */
export type Verdict = 'close' | 'similar' | 'different';

/** A question of a pair: the mechanism that asks, the articles it cites, its words. */
export type Side = readonly [mechanism: Mechanism, articles: string, text: string];

/** Pairs of questions as lists of several treaties put them, in our own words, judged by us. */
export const PAIRS: readonly (readonly [verdict: Verdict, a: Side, b: Side])[] = [
  // The same matter under two treaties.
  [
    'close',
    [
      'ccpr',
      '7',
      'Please provide information on complaints of torture and ill-treatment by police received in the last five years, the investigations, prosecutions and convictions.',
    ],
    [
      'cat',
      '12 13',
      'Please give statistics on complaints of torture or ill-treatment by law enforcement officers, and on the investigations, prosecutions and convictions that followed.',
    ],
  ],
  [
    'close',
    [
      'ccpr',
      '6',
      'Please state the offences that carry the death penalty and the number of persons executed and on death row, by offence, sex and age.',
    ],
    [
      'cat',
      '2 16',
      'Provide data on persons sentenced to death and executed, disaggregated by sex, age and offence, and say whether a moratorium on the death penalty is considered.',
    ],
  ],
  [
    'close',
    [
      'ccpr',
      '9',
      'Describe the mandate of the Commission of Inquiry on Enforced Disappearances and the number of cases of missing persons it received and closed.',
    ],
    [
      'cat',
      '2',
      'Please report on allegations of enforced disappearance, the cases before the Commission of Inquiry on Enforced Disappearances and the persons traced.',
    ],
  ],
  [
    'close',
    [
      'cedaw',
      '5',
      'Provide data on so-called honour killings, the prosecutions and sentences, and on the use of the law to prevent pardon by the family.',
    ],
    [
      'ccpr',
      '6 3',
      'Please indicate the number of killings in the name of honour registered, prosecuted and punished, and whether forgiveness by relatives still ends the case.',
    ],
  ],
  [
    'close',
    [
      'crc',
      '16',
      'Please update on measures to raise the minimum age of marriage to 18 for girls in every province and to end child marriage.',
    ],
    [
      'cedaw',
      '16',
      'Please inform on legislation setting 18 years as the minimum age of marriage for women and men in all provinces and on steps against child marriage.',
    ],
  ],
  [
    'close',
    [
      'crc',
      '32',
      'Please provide information on children engaged in hazardous work and child domestic labour, and on labour inspections.',
    ],
    [
      'cescr',
      '10',
      'Describe the measures against child labour, particularly hazardous work and domestic work of children, and the number of labour inspections made.',
    ],
  ],
  [
    'close',
    [
      'ccpr',
      '18',
      'Please report on the use of blasphemy laws, the number of persons accused, and protection of those accused and of judges and lawyers against mob violence.',
    ],
    [
      'cerd',
      '5',
      'Provide statistics on blasphemy cases by religion of the accused, and on measures to protect accused persons from mob violence.',
    ],
  ],
  [
    'close',
    [
      'cedaw',
      '10',
      'Please provide data on girls out of school and on dropout rates at primary and secondary level, by province and rural area.',
    ],
    [
      'crc',
      '28',
      'Please give figures on out-of-school children and dropout, disaggregated by sex, province and rural or urban area.',
    ],
  ],
  [
    'close',
    [
      'cedaw',
      '6',
      'Provide figures on trafficking in women and girls: victims identified, investigations, prosecutions, convictions.',
    ],
    [
      'ccpr',
      '8',
      'Please provide data on trafficking in persons, including victims identified, prosecutions and convictions, and on shelters for victims.',
    ],
  ],
  [
    'close',
    [
      'cescr',
      '6 7',
      'Please inform on steps to abolish bonded labour, in brick kilns and agriculture, and on the work of district vigilance committees.',
    ],
    [
      'ccpr',
      '8',
      'Describe measures to eradicate bonded labour in brick kilns and the functioning of district vigilance committees.',
    ],
  ],
  [
    'close',
    [
      'cat',
      '11',
      'Please provide data on prison population, capacity and overcrowding, with the share of pretrial detainees, by prison.',
    ],
    [
      'ccpr',
      '10',
      'Describe measures against overcrowding in prisons and give the capacity and the number of prisoners, including under-trial prisoners.',
    ],
  ],
  [
    'close',
    [
      'crc',
      '7',
      'Indicate the rate of birth registration by province and steps to register children of refugees and in remote areas.',
    ],
    [
      'ccpr',
      '24',
      'Please report on measures to increase birth registration, especially in rural areas and among refugees.',
    ],
  ],
  [
    'close',
    [
      'ccpr',
      '2',
      'Please report on the mandate, resources and independence of the National Commission for Human Rights and its accreditation under the Paris Principles.',
    ],
    [
      'cescr',
      '2',
      'Explain whether the National Commission for Human Rights is independent, sufficiently funded and in line with the Paris Principles.',
    ],
  ],
  [
    'close',
    ['ccpr', '13', 'Please comment on forced return of Afghan refugees and on safeguards against refoulement.'],
    [
      'cat',
      '3',
      'Please say how non-refoulement is guaranteed in law and practice, in particular in the case of expulsion of Afghan refugees.',
    ],
  ],
  [
    'close',
    [
      'ccpr',
      '19',
      'Please respond to reports of attacks on journalists and of impunity for them, and describe the Protection of Journalists and Media Professionals Act.',
    ],
    [
      'upr',
      '',
      'What steps has the Government taken to protect journalists and media professionals from attacks and to prosecute those responsible?',
    ],
  ],
  [
    'close',
    ['cedaw', '12', 'Please provide information on maternal mortality, access to contraception and unsafe abortion.'],
    [
      'cescr',
      '12',
      'Provide data on maternal mortality and on access to contraceptives, and describe measures against unsafe abortion.',
    ],
  ],
  [
    'close',
    [
      'crpd',
      '24',
      'Describe steps towards inclusive education and give the number of children with disabilities in mainstream schools.',
    ],
    [
      'crc',
      '23',
      'Please inform on inclusive education for children with disabilities and the number attending mainstream and special schools.',
    ],
  ],
  [
    'close',
    [
      'cedaw',
      '7',
      'Provide figures on women in parliament, provincial assemblies, the judiciary and diplomatic service, and quotas for women.',
    ],
    [
      'ccpr',
      '3 25',
      'Please report on the representation of women in the judiciary, parliament and the civil service, and temporary special measures or quotas.',
    ],
  ],
  [
    'close',
    [
      'crc',
      '40',
      'Please report on the implementation of the Juvenile Justice System Act, on juvenile courts and the number of children in detention.',
    ],
    [
      'ccpr',
      '14 24',
      'Describe the implementation of the Juvenile Justice System Act 2018, including juvenile courts, and provide the number of juveniles detained.',
    ],
  ],
  [
    'close',
    [
      'ccpr',
      '26',
      'Please describe measures to protect transgender persons from violence and discrimination and to implement the Transgender Persons Act of 2018.',
    ],
    [
      'cescr',
      '2',
      'Provide information on the implementation of the Transgender Persons (Protection of Rights) Act and on discrimination against transgender persons.',
    ],
  ],
  [
    'close',
    [
      'cescr',
      '11',
      'Please give information on persons without access to safe drinking water and sanitation, by province.',
    ],
    [
      'crc',
      '24',
      'Please provide data on access to safe drinking water and sanitation for children and families, by province and rural area.',
    ],
  ],
  [
    'close',
    [
      'cerd',
      '4',
      'Please report on measures to combat hate speech and incitement against ethnic and religious minorities, including online, and on prosecutions.',
    ],
    [
      'ccpr',
      '20',
      'Describe steps taken against hate speech and incitement to violence against religious minorities, and the prosecutions brought.',
    ],
  ],
  [
    'close',
    [
      'cat',
      '2',
      'Please indicate whether juvenile suspects and all detained persons have access to a lawyer from arrest and are brought before a judge within 24 hours.',
    ],
    [
      'ccpr',
      '9',
      'Please explain legal safeguards in police custody, including access to a lawyer from the moment of arrest and being brought promptly before a judge.',
    ],
  ],
  [
    'close',
    [
      'upr',
      '',
      'Has the State considered ratifying the International Convention for the Protection of All Persons from Enforced Disappearance?',
    ],
    [
      'ccpr',
      '9',
      'Please indicate whether ratification of the International Convention for the Protection of All Persons from Enforced Disappearance is envisaged.',
    ],
  ],
  [
    'close',
    [
      'cescr',
      '9',
      'Please report on the coverage of the Benazir Income Support Programme and other cash transfers, by province and sex.',
    ],
    [
      'cedaw',
      '13',
      'Provide information on women who receive cash transfers under the Benazir Income Support Programme.',
    ],
  ],
  // Near, but another question.
  [
    'similar',
    [
      'cedaw',
      '2',
      'Please provide information on shelters and services for women who are victims of domestic violence.',
    ],
    [
      'ccpr',
      '7 3',
      'Please report on legislation criminalizing domestic violence and marital rape, and on prosecutions.',
    ],
  ],
  [
    'similar',
    ['cat', '11', 'Please describe independent monitoring of all places of detention and unannounced visits.'],
    ['ccpr', '10', 'Please report on health care in prisons and on deaths of prisoners.'],
  ],
  [
    'similar',
    ['ccpr', '6', 'Please report on the death penalty for offences not among the most serious crimes.'],
    [
      'crc',
      '37',
      'Please indicate whether persons who were under 18 at the time of the offence have been sentenced to death.',
    ],
  ],
  [
    'similar',
    [
      'crc',
      '28',
      'Please describe measures to improve the quality of education, teachers and infrastructure of public schools.',
    ],
    ['cescr', '13', 'Provide data on children out of school and measures to raise the literacy of girls.'],
  ],
  [
    'similar',
    ['ccpr', '18', 'Please report on forced conversion and marriage of girls of religious minorities.'],
    [
      'cerd',
      '5',
      'Please describe measures to protect places of worship of religious minorities and to prosecute attacks on them.',
    ],
  ],
  [
    'similar',
    ['cedaw', '11', 'Please report on the gender pay gap and on women in the informal sector.'],
    ['cescr', '7', 'Please inform on the minimum wage, its enforcement in the informal economy and labour inspection.'],
  ],
  [
    'similar',
    ['crpd', '27', 'Please provide data on employment of persons with disabilities and on the job quota.'],
    [
      'crpd',
      '9',
      'Please describe measures for accessibility of public buildings and transport for persons with disabilities.',
    ],
  ],
  [
    'similar',
    [
      'ccpr',
      '14',
      'Please describe measures to reduce the backlog of cases and to guarantee the independence of the judiciary.',
    ],
    [
      'cedaw',
      '15',
      'Please report on legal aid and access to justice for women in rural areas and on the role of jirgas.',
    ],
  ],
  [
    'similar',
    ['crc', '19', 'Please report on the prohibition of corporal punishment in all settings.'],
    ['crc', '34', 'Please provide data on cases of sexual abuse of children reported, investigated and prosecuted.'],
  ],
  [
    'similar',
    [
      'ccpr',
      '19',
      'Please describe the compatibility of the Prevention of Electronic Crimes Act with freedom of expression.',
    ],
    ['ccpr', '19', 'Please respond to reports of censorship of the media and suspension of broadcasting.'],
  ],
  [
    'similar',
    [
      'cescr',
      '12',
      'Please describe measures to provide primary health care in rural areas and the number of health workers.',
    ],
    ['crc', '24', 'Please give figures on infant mortality, immunization and stunting.'],
  ],
  [
    'similar',
    [
      'cerd',
      '5',
      'Please describe the situation of the Scheduled Castes and their access to employment and education.',
    ],
    ['cerd', '1', 'Please provide statistics on the ethnic composition of the population from the latest census.'],
  ],
  // Other matters, however alike the wording.
  [
    'different',
    [
      'ccpr',
      '7',
      'Please provide information on complaints of torture by police received in the last five years, the investigations, prosecutions and convictions.',
    ],
    [
      'cedaw',
      '12',
      'Please provide information on maternal mortality in the last five years, disaggregated by province and age.',
    ],
  ],
  [
    'different',
    ['crc', '32', 'Please provide data on child labour, disaggregated by sex, age and province.'],
    ['crc', '24', 'Please provide data on immunization of children, disaggregated by sex, age and province.'],
  ],
  [
    'different',
    ['cedaw', '10', 'Please provide data on girls out of school, disaggregated by age and province.'],
    ['cedaw', '7', 'Please provide data on women elected to local government, disaggregated by age and province.'],
  ],
  [
    'different',
    ['ccpr', '13', 'Please comment on the return of Afghan refugees and on safeguards against refoulement.'],
    ['ccpr', '21', 'Please comment on restrictions of peaceful assembly and on excessive force at protests.'],
  ],
  [
    'different',
    ['cescr', '8', 'Please report on restrictions of trade unions and of the right to strike.'],
    ['cescr', '11', 'Please report on evictions from informal settlements and on housing programmes.'],
  ],
  [
    'different',
    ['cat', '11', 'Please provide data on overcrowding in prisons and measures taken.'],
    ['crpd', '24', 'Please provide data on children with disabilities in mainstream schools and measures taken.'],
  ],
  [
    'different',
    ['ccpr', '2', 'Please describe the mandate of the National Commission for Human Rights.'],
    ['crc', '20', 'Please describe the alternative care of children deprived of a family environment.'],
  ],
  [
    'different',
    ['cedaw', '9', 'Please explain whether a woman can pass her nationality to a foreign husband.'],
    ['cedaw', '11', 'Please explain the measures to close the gender pay gap.'],
  ],
  [
    'different',
    ['cerd', '5', 'Please report on the situation of Afghan refugees and on identity documents.'],
    ['cerd', '6', 'Please report on remedies before the courts for victims of racial discrimination.'],
  ],
  [
    'different',
    ['ccpr', '6', 'Please report on the death penalty, disaggregated by offence.'],
    ['cescr', '13', 'Please report on public spending on education, disaggregated by level.'],
  ],
  [
    'different',
    ['crc', '7', 'Please report on birth registration in rural areas.'],
    ['cedaw', '14', 'Please report on access of women in rural areas to land and credit.'],
  ],
  [
    'different',
    ['ccpr', '17', 'Please describe safeguards against unlawful surveillance of communications.'],
    ['ccpr', '25', 'Please describe safeguards for free elections and voter registration of women.'],
  ],
  [
    'different',
    ['cescr', '15', 'Please describe measures to protect minority languages and cultural heritage.'],
    ['cescr', '2', 'Please describe measures to combat corruption and to protect whistle-blowers.'],
  ],
  [
    'different',
    ['cat', '10', 'Please provide information on training of judges and police on the Istanbul Protocol.'],
    ['crc', '42', 'Please provide information on recreation and play areas for children.'],
  ],
  [
    'different',
    ['ccpr', '18', 'Please provide information on blasphemy cases in the last five years.'],
    ['ccpr', '8', 'Please provide information on bonded labour cases in the last five years.'],
  ],
  [
    'different',
    ['cedaw', '5', 'Please indicate the number of acid attacks and convictions.'],
    ['ccpr', '9', 'Please indicate the number of missing persons and persons traced.'],
  ],
  [
    'different',
    ['crpd', '9', 'Please provide information on accessibility of public transport.'],
    ['crpd', '29', 'Please provide information on the right to vote of persons with intellectual impairments.'],
  ],
  [
    'different',
    ['cescr', '1', 'Please inform on mitigation of climate change and on air pollution.'],
    ['cescr', '9', 'Please inform on pensions for workers in the informal economy.'],
  ],
  [
    'different',
    ['upr', '', 'Which steps are taken to establish a moratorium on executions?'],
    ['upr', '', 'Which steps are taken to ensure universal access to primary education?'],
  ],
  [
    'different',
    ['crc', '22', 'Please report on refugee children and their access to school.'],
    ['crc', '38', 'Please report on children recruited by armed groups.'],
  ],
  [
    'different',
    ['ccpr', '4', 'Please state whether emergency powers were used and which rights were restricted.'],
    ['ccpr', '23', 'Please state whether Christian and Hindu marriages can be registered.'],
  ],
  [
    'different',
    ['cat', '14', 'Please provide data on compensation and rehabilitation of victims of torture.'],
    ['cescr', '12', 'Please provide data on mental health services and psychiatric hospitals.'],
  ],
  [
    'different',
    ['cedaw', '4', 'Please report on temporary special measures for women in the civil service.'],
    ['cedaw', '6', 'Please report on exploitation of women in prostitution.'],
  ],
  [
    'different',
    ['ccpr', '22', 'Please report on registration of international non-governmental organizations.'],
    ['ccpr', '24', 'Please report on registration of births.'],
  ],
];
