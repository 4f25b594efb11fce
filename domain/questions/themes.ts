/**
 * The subjects of human rights as lists of every treaty know them, in our own words, in the order of a list: the frame
 * first, then persons, then rights. Each is its name as an officer reads it, a colon, and the words and phrases that name
 * it, with commas between them; every form and spelling of a word counts.
 */
const SUBJECTS = {
  ratification:
    'Ratification and reservations: ratify, ratification, accession, accede, reservation, optional protocol, individual communications',
  'domestic-law':
    'The treaty in domestic law: domestic legal order, directly applied, invoked before the courts, invoked by courts, incorporated into domestic law, justiciable, applicability of the covenant, applicability of the convention, domestic legislation compatible',
  institutions:
    'National human rights institutions: national human rights institution, national commission for human rights, paris principles, ombudsman, ombudsperson, human rights commission, NCHR, NCSW, NCRC',
  coordination:
    'Coordination, federation and provinces: devolution, provincial governments, federal and provincial, coordination mechanism, treaty implementation cell, eighteenth amendment, inter provincial',
  'national-plan':
    'Plans, budgets and monitoring: action plan, national plan, plan of action, budget, budgetary, resource allocation, public spending, public expenditure, national strategy',
  data: 'Data and statistics: data collection, disaggregated data, statistical system, census, indicators',
  'civil-society':
    'Civil society and human rights defenders: civil society, non governmental organization, NGO, INGO, human rights defender, activist, economic affairs division, foreign funding',
  corruption:
    'Corruption: corruption, accountability bureau, embezzlement, bribery, illicit financial flows, asset declaration',
  taxation: 'Taxation: tax, taxation, tax evasion, value added tax, fiscal',
  business:
    'Business and human rights: business enterprise, due diligence, private sector, companies operating, transnational corporation, corporate, economic corridor, extractive',
  emergency: 'States of emergency: state of emergency, derogation, emergency powers, martial law',
  terrorism:
    'Counter-terrorism: terrorism, terrorist, counter terrorism, antiterrorism, military court, anti terrorism act, security legislation',
  'non-discrimination':
    'Non-discrimination: non discrimination, anti discrimination, nondiscrimination, antidiscrimination, comprehensive legislation prohibiting discrimination, discriminatory practices, prohibited grounds, multiple forms of discrimination, intersecting forms of discrimination',
  'racial-discrimination':
    'Racial and ethnic discrimination: racial discrimination, racism, racial hatred, ethnic origin, ethnic minority, ethnic group, caste, descent, scheduled castes, dalit, indigenous, xenophobia, baloch, hazara, pashtun',
  'hate-speech':
    'Hate speech and incitement: hate speech, incitement, hatred, mob violence, lynching, sectarian violence, sectarian',
  equality:
    'Equality of women and men: gender equality, equality between men and women, equality of women and men, equal rights of men and women, gender stereotypes, stereotype, patriarchal attitudes, temporary special measures, women in decision making, national machinery',
  'women-public-life':
    'Women in public and political life: women in political, women in public life, representation of women, participation of women, women voters, women candidates, reserved seats for women, quota for women, women in the judiciary, women judges',
  'violence-women':
    'Violence against women: violence against women, gender based violence, domestic violence, rape, sexual violence, sexual harassment, marital rape, acid attack, acid crime, violence within the family, battered, women shelters, shelter for women, darul aman, crisis centre for women, intimate partner',
  'honour-crimes':
    'Crimes in the name of honour, harmful practices: honour killing, honour crime, name of honour, so called honour, karo kari, vani, swara, jirga, panchayat, harmful practices, harmful traditional, dowry, female genital mutilation, watta satta',
  'child-marriage':
    'Child and forced marriage: child marriage, early marriage, forced marriage, minimum age of marriage, marriageable age, minimum age for marriage, child bride, underage marriage',
  'marriage-family':
    'Marriage and family: divorce, inheritance, polygamy, polygyny, personal status law, family law, guardianship, custody of children, marriage registration, hindu marriage, christian marriage, property rights of women',
  trafficking:
    'Trafficking in persons: trafficking, smuggling of migrants, sale of children, victims of trafficking, trafficked',
  'forced-labour':
    'Slavery, forced and bonded labour: bonded labour, forced labour, debt bondage, slavery, servitude, brick kiln',
  torture:
    'Torture and ill-treatment: torture, illtreatment, ill treatment, cruel inhuman, degrading treatment, custodial death, death in custody, deaths in custody, custodial violence, custodial rape, coerced confession, confession, istanbul protocol, تشدد',
  'detention-safeguards':
    'Arrest and safeguards in detention: arbitrary detention, arbitrary arrest, pretrial detention, pre trial, preventive detention, habeas corpus, legal safeguards, fundamental legal safeguards, remand, administrative detention, internment, access to a lawyer, police custody, brought before a judge',
  prisons:
    'Prisons and conditions of detention: prison, prisoner, jail, conditions of detention, places of detention, deprived of their liberty, deprived of liberty, overcrowding, detention facility, inmate, solitary confinement, under trial prisoner, جیل, قیدی',
  disappearances:
    'Enforced disappearances: enforced disappearance, disappeared person, missing persons, commission of inquiry on enforced disappearances, involuntary disappearance, secret detention, incommunicado, missing person, لاپتا, لاپتہ',
  life: 'Unlawful killings and use of force: extrajudicial killing, extrajudicial execution, extra judicial, unlawful killing, arbitrary deprivation of life, excessive use of force, use of force, police encounter, drone strike, firearms, targeted killing, arbitrary killing',
  'death-penalty':
    'Death penalty: death penalty, capital punishment, death row, sentenced to death, death sentence, execution, executed, moratorium, most serious crimes, clemency, mercy petition, سزائے موت',
  justice:
    'Courts, fair trial and access to justice: access to justice, fair trial, independence of the judiciary, judicial independence, judiciary, judge, legal aid, free legal assistance, backlog of cases, backlog, due process, lawyers, bar association, jirga, informal justice, parallel justice, court fees',
  impunity:
    'Investigation, impunity and redress: impunity, compensation, reparation, redress, rehabilitation of victims, remedies to victims, effective remedy, accountability of perpetrators, prompt and impartial investigation, complaint mechanism against police, police complaints',
  'juvenile-justice':
    'Children in conflict with the law: juvenile, juvenile justice, criminal responsibility, children in conflict with the law, child in conflict with the law, children in detention, diversion, probation, borstal, juvenile courts, children deprived of liberty, child offender',
  'child-protection':
    'Abuse and exploitation of children: child abuse, sexual abuse of children, child sexual abuse, sexual exploitation of children, violence against children, neglect, corporal punishment, child protection, child pornography, online exploitation, street children, children in street situations, zainab alert, abduction of children, child prostitution, missing children, begging',
  'alternative-care':
    'Alternative care and adoption: alternative care, foster care, adoption, adopted children, orphan, residential care, kafala, institutionalization of children, deprived of a family, deprived of family environment, separated from their parents',
  'child-labour':
    'Child labour: child labour, child domestic, working children, children engaged in labour, worst forms of child labour, minimum age for employment, hazardous work, economic exploitation of children, چائلڈ لیبر',
  'armed-conflict':
    'Children and armed conflict: armed conflict, child soldier, recruitment of children, recruitment and use of children, armed groups, suicide bombing, attacks on schools, military use of schools, landmine',
  registration:
    'Birth registration, identity and nationality: birth registration, registration of births, birth certificate, identity card, CNIC, NADRA, citizenship, nationality, national identity, right to nationality, register births',
  refugees:
    'Refugees, asylum and migration: refugee, asylum, non refoulement, nonrefoulement, refoulement, stateless, deportation, expulsion, afghan, undocumented migrant, repatriation, foreigners repatriation, proof of registration, migrant, extradition, unaccompanied',
  displaced:
    'Internally displaced persons: internally displaced, displaced person, displacement, evicted, forced eviction, resettlement',
  religion:
    'Freedom of religion and religious minorities: freedom of religion, religious minority, religious minorities, blasphemy, ahmadi, ahmadiyya, christian, hindu, sikh, forced conversion, conversion, places of worship, interfaith, religious freedom, religious intolerance, shia, madrasa, worship, توہین مذہب, اقلیت, اقلیتوں',
  expression:
    'Freedom of expression and the media: freedom of expression, journalist, media, censorship, press freedom, defamation, sedition, internet shutdown, access to information, blocking of websites, broadcast, pemra, electronic crimes, right to information, صحافی, صحافیوں',
  assembly:
    'Assembly and association: peaceful assembly, freedom of assembly, freedom of association, protest, demonstration, section 144',
  privacy: 'Privacy and surveillance: privacy, surveillance, interception, data protection, personal data, wiretapping',
  participation:
    'Elections and participation in public affairs: election, elections, electoral, right to vote, political participation, political parties, local government, public affairs, voter registration, joint electorate',
  disability:
    'Persons with disabilities: persons with disabilities, person with disability, children with disabilities, women with disabilities, disability, accessibility, reasonable accommodation, inclusive education, legal capacity, sign language, braille, independent living, deinstitutionalization, involuntary hospitalization, psychosocial, special education, assistive, معذور, معذوری',
  transgender:
    'Transgender persons, sexual orientation and gender identity: transgender, intersex, sexual orientation, gender identity, LGBT, LGBTI, same sex, khawaja sara, homosexual, خواجہ سرا',
  older: 'Older persons: older person, elderly, senior citizen, old age, older women',
  health:
    'Health: health care, healthcare, health services, health service, right to health, hospital, primary health, immunization, vaccination, polio, HIV, tuberculosis, hepatitis, infant mortality, child mortality, universal health coverage, malnutrition, stunting, breastfeeding, nutrition, lady health workers, medical, صحت',
  'reproductive-health':
    'Sexual and reproductive health: reproductive health, maternal mortality, maternal health, abortion, contraceptive, contraception, family planning, unsafe abortion, skilled birth, unmet need, adolescent pregnancy, sexual and reproductive',
  'mental-health': 'Mental health: mental health, psychiatric, psychosocial support, suicide, mental hospital',
  drugs: 'Drugs: drug, narcotic, drug use, substance abuse, harm reduction, drug dependence',
  education:
    'Education: education, school, schooling, out of school, dropout, literacy, teacher, curriculum, textbook, ghost schools, enrolment, girls education, article 25a, compulsory education, primary education, secondary education, higher education, تعلیم, سکول, اسکول',
  work: 'Work and conditions of work: employment, unemployment, minimum wage, labour inspection, informal economy, informal sector, working conditions, equal pay, wage gap, gender pay gap, occupational safety, occupational health, labour law, home based worker, domestic worker, agricultural worker, decent work, labour force',
  'trade-unions': 'Trade unions: trade union, collective bargaining, right to strike, unionization, union membership',
  'social-security':
    'Social security: social security, social protection, social insurance, pension, cash transfer, benazir income support, ehsaas, social safety net, social assistance, zakat, bait ul mal',
  poverty:
    'Poverty and standard of living: poverty, standard of living, poverty line, inequality, cost of living, disadvantaged areas, poverty reduction',
  housing:
    'Housing and land: housing, forced eviction, informal settlement, katchi abadi, slum, homeless, land reform, land tenure, land ownership, landless',
  'food-water':
    'Food and water: food security, food insecurity, right to food, drinking water, sanitation, safe water, hunger, clean water, undernutrition',
  environment:
    'Climate, environment and disasters: climate change, climate, environment, environmental degradation, pollution, flood, disaster, smog, air quality, greenhouse',
  rural: 'Rural areas: rural women, rural areas, remote areas, women in rural, farmers, peasants',
  culture:
    'Culture, language and science: cultural life, cultural rights, minority language, mother tongue, cultural heritage, scientific progress, internet access, digital divide, sport, leisure, recreation, play',
  training:
    'Training and awareness: training, capacity building, awareness raising, human rights education, awareness campaign, sensitization',
  police:
    'Police and law enforcement: police, law enforcement officer, law enforcement official, law enforcement agency, first information report, FIR, پولیس',
  prevention:
    'Inspection and prevention: national preventive mechanism, unannounced visits, independent monitoring of places, inspection of places of detention, prison oversight, visits to places of detention',
  sdg: 'Sustainable Development Goals: sustainable development goal, SDG, 2030 agenda, official development assistance, development cooperation, international cooperation',
} as const;

/** Id of a subject. */
export type ThemeId = keyof typeof SUBJECTS;

/** A subject of human rights. */
export interface Theme {
  readonly id: ThemeId;
  /** As an officer reads it. */
  readonly name: string;
  readonly words: readonly string[];
}

/** The subjects in their order. */
export const THEMES: readonly Theme[] = (Object.keys(SUBJECTS) as ThemeId[]).map((id) => {
  const [name = '', words = ''] = SUBJECTS[id].split(': ');
  return { id, name, words: words.split(', ') };
});
