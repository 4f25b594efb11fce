/** What the pages on which the State's text is drafted add to the style sheet. */
export const DRAFTING_STYLE = `
.total { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1.25rem; align-items: center; padding: .9rem 1.1rem; margin: 0 0 1rem; background: var(--sheet); border: 1px solid var(--line); border-left: 6px solid var(--green); }
.total.over { border-left-color: var(--late); }
.total .figure { font: 700 1.9rem/1.1 Georgia, "Noto Serif", serif; font-variant-numeric: tabular-nums; }
.total .of { color: var(--quiet); }
.budget { display: block; width: 100%; height: .8rem; }
.budget .track { fill: var(--line); }
.budget .used { fill: var(--link); }
.budget .over { fill: var(--late); }
.budget .end { stroke: var(--ink); stroke-width: 2px; vector-effect: non-scaling-stroke; }
td .budget { min-width: 7rem; height: .6rem; }
tr.section th { background: var(--soft); font-family: Georgia, "Noto Serif", serif; font-weight: 700; }
.asked { padding: 1rem 1.2rem; margin: 0 0 1rem; background: var(--soft); border-left: 4px solid var(--line); }
.asked p { margin: .3rem 0; max-width: 62rem; }
.steps { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; padding: 0; margin: 0 0 1rem; list-style: none; }
.steps :last-child { margin-left: auto; }
.voices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: .8rem; padding: 0; margin: 0; list-style: none; }
.voices > li { display: flex; flex-direction: column; padding: .8rem 1rem; background: var(--sheet); border: 1px solid var(--line); border-top: 4px solid var(--voice, var(--line)); }
.voices h3 { margin: 0; font-size: 1rem; }
.voices .said { flex: 1; max-height: 24rem; overflow-y: auto; overflow-wrap: anywhere; margin: .5rem 0; }
.lacks { margin: 0 0 .5rem; padding: .4rem .6rem .4rem 1.5rem; font-size: .88rem; background: var(--soft); }
.lacks li::marker { color: var(--late); content: "! "; }
.before blockquote { margin: .3rem 0 .8rem; padding-left: .8rem; border-left: 3px solid var(--line); max-height: 16rem; overflow-y: auto; }
.said p { margin: 0 0 .5rem; }
.said:focus-visible { outline: 3px solid var(--gold); }
.v0 { --voice: #1f6f43; } .v1 { --voice: #2f5fa8; } .v2 { --voice: #a2591b; } .v3 { --voice: #7b3fa0; } .v4 { --voice: #0f7c86; } .v5 { --voice: #a8304f; }
@media (prefers-color-scheme: dark) { .v0 { --voice: #6cc795; } .v1 { --voice: #8db4f0; } .v2 { --voice: #e3a56c; } .v3 { --voice: #c79be4; } .v4 { --voice: #6fced7; } .v5 { --voice: #ef8fa8; } }
.write { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; align-items: start; }
.write > section > :first-child { margin-top: 0; }
.versions { margin: 1rem 0 0; }
.write h3, .versions h3 { font-size: 1rem; margin: 0 0 .5rem; }
.write form.acting { margin: 0; max-width: none; }
h3.part { font-size: 1.02rem; margin: 1.4rem 0 .5rem; }
h3.part small { font-weight: 400; }
form.acting textarea.text { unicode-bidi: plaintext; min-height: 17rem; line-height: 1.6; font-family: Georgia, "Noto Serif", "Noto Nastaliq Urdu", serif; }
form.acting .row { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 0 .8rem; }
form.acting .buttons { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
button.quiet { background: var(--sheet); color: var(--link); border-color: var(--link); }
button.small { padding: .15rem .6rem; font-size: .88rem; }
.sentences { counter-reset: none; padding-left: 2rem; margin: 0 0 1rem; }
.sentences li { margin: 0 0 .55rem; padding: 0 0 .45rem; border-bottom: 1px solid var(--line); }
.sentences li::marker { color: var(--quiet); font-variant-numeric: tabular-nums; }
.origin { display: inline-block; font-size: .78rem; line-height: 1.5; padding: 0 .45rem; margin: .15rem .3rem 0 0; border: 1px solid var(--voice, var(--line)); border-left-width: 4px; border-radius: 2px; }
.origin.own { border-style: dashed; color: var(--quiet); }
.warn { display: block; color: var(--late); font-size: .88rem; font-weight: 600; }
.diff { padding: 1rem 1.2rem; background: var(--sheet); border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
.diff ins { text-decoration: underline; text-decoration-thickness: 2px; background: color-mix(in srgb, var(--link) 16%, transparent); }
.diff del { color: var(--late); background: color-mix(in srgb, var(--late) 12%, transparent); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.remarks { list-style: none; padding: 0; margin: 0 0 1rem; }
.remarks li { padding: .6rem .9rem; margin: 0 0 .5rem; background: var(--sheet); border: 1px solid var(--line); border-left: 4px solid var(--gold); }
.remarks li.done { border-left-color: var(--line); color: var(--quiet); }
.remarks blockquote { margin: .3rem 0; padding-left: .7rem; border-left: 2px solid var(--line); color: var(--quiet); }
.remarks form { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .4rem; }
.remarks input { font: inherit; font-size: .92rem; padding: .2rem .4rem; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 3px; min-width: 0; flex: 1 1 9rem; }
@media (max-width: 52rem) { .write { grid-template-columns: minmax(0, 1fr); } .total { grid-template-columns: 1fr; } .voices .said { max-height: none; } td .budget { min-width: 4rem; } }
@media print { .voices .said { max-height: none; } .write { display: block; } .remarks form { display: none; } }
`;
