/** The one style sheet: reads on paper, at 320 pixels, and without colour. */
export const STYLE = `
:root { --ink: #1d2522; --green: #01411c; --line: #c9d2cd; --soft: #f3f6f4; --late: #9c2a10; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.5 "Source Serif 4", Georgia, "Times New Roman", serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: .75rem 1.25rem; background: var(--green); color: #fff; }
header .name { color: #fff; font-weight: 700; font-size: 1.25rem; text-decoration: none; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--green); padding-bottom: .25rem; }
a { color: var(--green); }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .25rem .5rem; }
.lead { color: #46544d; margin: 0 0 1rem; }
.rehearsal { margin: 0; padding: .5rem 1.25rem; background: #fff3cd; border-bottom: 2px solid #b58900; font-weight: 700; }
.empty { padding: 2rem; background: var(--soft); border-left: 4px solid var(--green); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-family: system-ui, sans-serif; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th, td:nth-child(-n+3) { white-space: nowrap; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 1.5rem; }
.missed td, .missed th { color: var(--late); }
.tag { font-size: .75rem; border: 1px solid #b58900; padding: 0 .3rem; }
.tasks { padding-left: 1.1rem; }
.tasks li { margin: .3rem 0; }
small { color: #55635c; }
.way { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem; padding: 0; margin: 1rem 0; font-family: system-ui, sans-serif; font-size: .9rem; }
.way li { padding: .35rem .8rem; background: var(--soft); border-bottom: 4px solid var(--line); }
.way .done { border-color: var(--green); }
.way .now { background: var(--green); color: #fff; border-color: #f2a900; font-weight: 700; }
progress { width: 6rem; accent-color: var(--green); }
.register { font-size: .85rem; columns: 2 20rem; }
.letter { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: 1.25rem; border-left: 4px solid var(--green); font: .9rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
@media print { header, .skip { display: none; } main { padding: 0; } }
`;
