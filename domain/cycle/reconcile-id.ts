import type { ContestedFigure } from './state.ts';

/** Where a figure stands. */
export type FigurePlace = Pick<ContestedFigure, 'office' | 'row'>;

/** Id of the task of the first about its figure against the other's. */
export function reconcileId(own: FigurePlace, other: FigurePlace): string {
  return `reconcile/${own.office}/${own.row}/${other.office}/${other.row}`;
}
