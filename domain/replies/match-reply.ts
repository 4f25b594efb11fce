import type { MailKind } from './reply.ts';

/** What of a message the matching looks at. */
export interface MatchQuestion {
  readonly kind: MailKind;
  /** Every recipient, of the envelope and of the headers. */
  readonly recipients: readonly string[];
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: string | null;
}

/** One request a message may belong to. */
export interface KnownRequest {
  readonly cycle: string;
  readonly office: string;
  /** Token of its signed reply address, lower case. */
  readonly token: string;
  /** Addresses of the office's people, today's and former ones. */
  readonly people: readonly string[];
  /** Mail domain of the office, null when unknown. */
  readonly domain: string | null;
  /** Message-IDs of our mails about it. */
  readonly messageIds: readonly string[];
  /** Reference printed in subjects, without "No.". */
  readonly reference: string;
  /** Whether the cycle still takes replies. */
  readonly closed: boolean;
}

/** What is known when a message is matched. */
export interface KnownMail {
  /** Local part and domain replies come to: `desk` and `desk.example`. */
  readonly desk: { readonly localPart: string; readonly domain: string };
  /** Further addresses of our own that must never be taken for a sender. */
  readonly ownAddresses: readonly string[];
  readonly requests: readonly KnownRequest[];
}

/** A guess for the officer who files a held message. */
export interface MatchSuggestion {
  readonly cycle: string;
  readonly office: string;
  /** 0 to 1. */
  readonly score: number;
  /** Sentences that say why. */
  readonly reasons: readonly string[];
}

/** Why a message waits for an officer. */
export type HoldReason = 'strange-sender' | 'several-requests' | 'cycle-closed' | 'no-match';

/** Where a message belongs. */
export type ReplyMatch =
  | {
      readonly state: 'matched';
      readonly cycle: string;
      readonly office: string;
      readonly by: 'address' | 'references' | 'reference';
    }
  | { readonly state: 'held'; readonly reason: HoldReason; readonly suggestions: readonly MatchSuggestion[] }
  | { readonly state: 'refused'; readonly reason: 'own-address' };
