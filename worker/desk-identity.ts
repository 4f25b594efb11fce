import type { DeskIdentity } from '../activities/desk-identity.ts';

/** The NMRF unit as it signs. @param domain our own mail domain @source founding document 004, Secretariat */
export function deskIdentity(domain: string): DeskIdentity {
  return {
    localPart: 'desk',
    domain,
    senderName: 'NMRF Unit, Ministry of Human Rights',
    place: 'Islamabad',
    signatory: {
      name: null,
      post: 'Director (NMRF Unit)',
      office: 'Ministry of Human Rights',
      place: 'Islamabad',
      phone: null,
      email: `desk@${domain}`,
    },
  };
}
