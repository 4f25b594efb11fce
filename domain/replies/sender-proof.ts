/** Result of one check of a sender, in the words of RFC 8601 section 2.7. */
export type ProofResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'policy';

/**
 * Whether a message comes from the domain that its From line names. A failed check never drops a message: it asks an
 * officer.
 */
export interface SenderProof {
  /** `proven`: DMARC, or an aligned DKIM or SPF, passes. `failed`: the domain disowns it. `unproven`: nothing says either. */
  readonly verdict: 'proven' | 'failed' | 'unproven';
  readonly spf: ProofResult;
  readonly dkim: ProofResult;
  readonly dmarc: ProofResult;
  readonly arc: ProofResult;
  /** `relay`: read from the header of our own relay; `desk`: evaluated here; `nobody`: neither was possible. */
  readonly by: 'relay' | 'desk' | 'nobody';
  /** One sentence for an officer. */
  readonly says: string;
}
