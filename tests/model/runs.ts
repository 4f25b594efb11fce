/** How often a property is tried: some seconds' worth, or as often as `TREATY_DESK_MODEL_RUNS` says, for a night. */
export function runs(usual: number): number {
  const wanted = process.env['TREATY_DESK_MODEL_RUNS'] ?? '';
  return /^[1-9]\d*$/u.test(wanted) ? Number(wanted) : usual;
}
