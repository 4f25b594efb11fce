import type { MailKind } from './reply.ts';
import type { SenderProof } from './sender-proof.ts';

/** What of a message the matching looks at. */
export interface MatchQuestion {
  readonly kind: MailKind;
  /** Every recipient, of the envelope and of the headers. */
  readonly recipients: readonly string[];
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: string | null;
  /** New text of the message, in which a reference may stand; absent: the subject alone is looked at. */
  readonly text?: string;
  /** The whole text, quotes with it; looked at only where the new text and the subject name no request. */
  readonly quoted?: string;
  /** Absent: nothing is known of who really sent it. */
  readonly proof?: SenderProof['verdict'];
  /** Why nobody could read it; absent where it was read. */
  readonly unread?: 'unreadable' | 'encrypted';
}

/** What an officer decided about a message that waited; it teaches the next match for its sender. */
export interface SenderDecision {
  /** Lower case; empty where the message names none. */
  readonly sender: string;
  /** Key of the message. */
  readonly mail: string;
  /** `back`: what was decided about the message before is taken back. */
  readonly decision: 'filed' | 'split' | 'noise' | 'back';
  /** Requests it was filed to; none for noise and for what is taken back. */
  readonly requests: readonly { readonly cycle: string; readonly office: string }[];
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One request a message may belong to. */
export interface KnownRequest {
  readonly cycle: string;
  readonly office: string;
  /** Tokens of its signed reply addresses, lower case: its own, and those of digests it was part of. */
  readonly tokens: readonly string[];
  /** Addresses of the office's people. */
  readonly people: readonly string[];
  /** Addresses of people the office had in earlier directories; absent: none. */
  readonly former?: readonly string[];
  /** Mail domain of the office, null when unknown. */
  readonly domain: string | null;
  /** Message-IDs of our mails about it. */
  readonly messageIds: readonly string[];
  /** Reference printed in subjects, without "No.". */
  readonly reference: string;
  /** Whether the cycle takes no more replies. */
  readonly closed: boolean;
  /** Treaty of the cycle, and the symbol of its list; absent where they are not known. */
  readonly mechanism?: string;
  readonly symbol?: string | null;
}

/** What is known when a message is matched. */
export interface KnownMail {
  /** Local part and domain replies come to: `desk` and `desk.example`. */
  readonly desk: { readonly localPart: string; readonly domain: string };
  /** Further addresses of our own that must never be taken for a sender. */
  readonly ownAddresses: readonly string[];
  readonly requests: readonly KnownRequest[];
  /** Offices that have the sender among their people of today; absent: none. */
  readonly memberOf?: readonly string[];
  /** What officers decided about this sender before, oldest first; absent: nothing. */
  readonly decisions?: readonly SenderDecision[];
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
export type HoldReason =
  | 'strange-sender'
  | 'several-requests'
  | 'cycle-closed'
  | 'no-match'
  /** The domain of its From line disowns it. */
  | 'sender-failed'
  /** It is beyond the limits of the reader, or the reader died of it. */
  | 'unreadable'
  /** It is larger than is taken in: its headers are here, the message itself waits in the mailbox. */
  | 'too-large'
  /** It is encrypted: its sender is to be asked to send it plain. */
  | 'encrypted';

/** Where a message belongs. */
export type ReplyMatch =
  | {
      readonly state: 'matched';
      readonly cycle: string;
      readonly office: string;
      readonly by: 'address' | 'references' | 'reference';
    }
  /** It answers a digest: which of its cycles it is about is to be found in it. */
  | {
      readonly state: 'shared';
      readonly cycles: readonly string[];
      readonly office: string;
      readonly by: 'address' | 'references' | 'reference';
      readonly suggestions: readonly MatchSuggestion[];
    }
  | { readonly state: 'held'; readonly reason: HoldReason; readonly suggestions: readonly MatchSuggestion[] }
  | { readonly state: 'refused'; readonly reason: 'own-address' };
