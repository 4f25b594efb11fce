import type { ProofResult, SenderProof } from './sender-proof.ts';

/** What the checks of one message found, before anything is made of it. */
export interface SenderChecks {
  /** Domains of all addresses of the From line. */
  readonly fromDomains: readonly string[];
  /** `domain`: of the envelope sender, of the greeting where there is none; null where it was not looked at. */
  readonly spf: { readonly result: ProofResult; readonly domain: string | null };
  /** One for each signature. */
  readonly dkim: readonly { readonly result: ProofResult; readonly domain: string | null }[];
  /** `policy`: what the domain asks receivers to do with what fails, null where it is not known. */
  readonly dmarc: { readonly result: ProofResult; readonly policy: string | null };
  readonly arc: ProofResult;
  readonly by: 'relay' | 'desk';
}

/**
 * Whether a message comes from the domain that its From line names. DMARC decides where the domain publishes it;
 * without it a signature or an envelope sender of the same domain proves, and only an SPF record that forbids the server
 * outright disowns. A broken signature counts as none, since forwarding breaks it; a DNS that does not answer decides
 * nothing; an ARC chain is told and decides nothing, since anybody can begin one.
 *
 * @source RFC 7489 section 6.6.2 (DMARC), RFC 6376 section 6.1 (a failed signature is no signature), RFC 7208 section
 * 8.4 (fail is an explicit statement), RFC 8617 section 7.2 (a chain is worth what its sealers are)
 */
export function judgeSender(checks: SenderChecks): SenderProof {
  const { spf, dmarc, arc, by } = checks;
  const dkim = best(checks.dkim.map(({ result }) => result));
  const proof = (verdict: SenderProof['verdict'], says: string): SenderProof => ({
    verdict,
    spf: spf.result,
    dkim,
    dmarc: dmarc.result,
    arc,
    by,
    says,
  });
  const [domain, ...others] = [...new Set(checks.fromDomains.map((one) => one.toLowerCase()))];
  if (domain === undefined) return proof('unproven', 'Its From line names no address.');
  if (others.length > 0)
    return proof('failed', `Its From line names several domains: ${[domain, ...others].join(', ')}.`);
  const aligned = ({ domain: other }: { readonly domain: string | null }): boolean => areAligned(domain, other);
  const signed = checks.dkim.find((one) => one.result === 'pass' && aligned(one));
  const undecided = [spf, ...checks.dkim].some((one) => one.result === 'temperror') || dmarc.result === 'temperror';
  if (dmarc.result === 'pass') return proof('proven', `${domain} stands for it: DMARC passes.`);
  if (dmarc.result === 'fail') {
    if (undecided) return proof('unproven', `The DNS did not answer for ${domain}, so DMARC could not be decided.`);
    const asks = dmarc.policy === null ? '' : `, which asks to ${ASKED[dmarc.policy] ?? 'do nothing'}`;
    const sealed = arc === 'pass' ? ' It was passed on under an ARC seal.' : '';
    return proof('failed', `${domain} does not stand for it: DMARC fails${asks}.${sealed}`);
  }
  if (signed !== undefined) return proof('proven', `${signed.domain} has signed it (DKIM).`);
  if (spf.result === 'pass' && aligned(spf))
    return proof('proven', `${spf.domain} lets this server send for it (SPF).`);
  if (spf.result === 'fail' && aligned(spf))
    return proof('failed', `${spf.domain} forbids this server to send for it (SPF), and nobody has signed it.`);
  return proof('unproven', `Nothing shows whether ${domain} has sent it.`);
}

const ASKED: Readonly<Record<string, string>> = { reject: 'refuse it', quarantine: 'put it aside' };

/** The best of several signatures; `none` of none. */
function best(results: readonly ProofResult[]): ProofResult {
  return results.find((result) => result === 'pass') ?? results[0] ?? 'none';
}

/** Whether two domains are the same or one lies under the other; a name without a dot is nobody's. */
function areAligned(one: string, other: string | null): boolean {
  const that = other?.toLowerCase() ?? '';
  if (!one.includes('.') || !that.includes('.')) return false;
  return one === that || one.endsWith(`.${that}`) || that.endsWith(`.${one}`);
}
