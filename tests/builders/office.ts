import type { Office, Officer } from '../../domain/offices/office.ts';

/** An officer by post, with an address of the test domain. */
export function anOfficer(
  post: string,
  email: string | null = `${post.toLowerCase().replaceAll(' ', '.')}@office.example`,
): Officer {
  return { post, name: null, email };
}

/** A federal office with a seat, and an officer in every post. */
export function anOffice(change: Partial<Office> = {}): Office {
  return {
    id: 'moi',
    name: 'Ministry of Interior',
    abbreviation: 'MoI',
    level: 'federal',
    province: null,
    layer: 'federal',
    seat: 'Additional Secretary, Ministry of Interior',
    role: 'member',
    parent: null,
    form: 'office-memorandum',
    head: anOfficer('Secretary'),
    accountable: anOfficer('Additional Secretary'),
    focalPoint: anOfficer('Focal point'),
    alternates: [anOfficer('Alternate')],
    domain: 'office.example',
    source: 'built for a test',
    ...change,
  };
}
