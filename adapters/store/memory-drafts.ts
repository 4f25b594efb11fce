import type { DraftStore } from '../../activities/draft-ports.ts';
import { isSamePlace, type DraftComment, type DraftPlace, type DraftVersion } from '../../domain/matrix/draft.ts';
import { commentUnknown, draftMoved, isSameComment, saysTheSame } from './draft-rules.ts';
import { asStored } from './storable.ts';

/** Versions, remarks and weights in memory, by cycle. */
export function memoryDrafts(): DraftStore {
  const kept = new Map<
    string,
    { versions: DraftVersion[]; comments: DraftComment[]; weights: Record<string, number> }
  >();
  const of = (cycleId: string) => {
    const known = kept.get(cycleId) ?? { versions: [], comments: [], weights: {} };
    kept.set(cycleId, known);
    return known;
  };
  const at = (cycleId: string, place: DraftPlace): readonly DraftVersion[] =>
    of(cycleId).versions.filter((version) => isSamePlace(version, place));
  const order = ({ question, part }: DraftPlace): string => `${question} ${part ?? ''}`;

  return {
    async newest(cycleId) {
      const newest = new Map(of(cycleId).versions.map((version) => [order(version), version]));
      return asStored([...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version));
    },
    async versions(cycleId, place) {
      return asStored(at(cycleId, place));
    },
    async write(cycleId, given, madeFrom) {
      const draft = asStored(given);
      const newest = at(cycleId, draft).at(-1);
      if (newest !== undefined && saysTheSame(newest, draft)) return asStored(newest);
      if ((newest?.version ?? 0) !== madeFrom) throw draftMoved(newest, madeFrom, draft);
      const version = { ...draft, version: madeFrom + 1 };
      of(cycleId).versions.push(version);
      return asStored(version);
    },
    async comments(cycleId) {
      return asStored(of(cycleId).comments);
    },
    async comment(cycleId, given) {
      const comment = asStored(given);
      const { comments } = of(cycleId);
      const known = comments.find((one) => isSameComment(one, comment));
      if (known !== undefined) return asStored(known);
      const fresh: DraftComment = { ...comment, id: comments.length + 1, resolved: null };
      comments.push(fresh);
      return asStored(fresh);
    },
    async resolve(cycleId, id, by, on, note) {
      const { comments } = of(cycleId);
      const known = comments.find((one) => one.id === id);
      if (known === undefined) throw commentUnknown(cycleId, id);
      const resolved = { ...known, resolved: known.resolved ?? asStored({ by, on, note }) };
      comments[comments.indexOf(known)] = resolved;
      return asStored(resolved);
    },
    async weights(cycleId) {
      return { ...of(cycleId).weights };
    },
    async weigh(cycleId, question, weight) {
      of(cycleId).weights[question] = weight;
    },
  };
}
