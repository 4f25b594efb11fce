/** The one style sheet: calm on a screen, readable on paper, at 320 pixels, in the dark, and without colour. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfcfb; --sheet: #fff; --ink: #1b2420; --quiet: #51605a; --line: #d3dcd7; --soft: #eef3f0;
  --green: #01411c; --on-green: #fff; --gold: #c8901a; --late: #96260c; --link: #01592a;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #141a17; --sheet: #1b2320; --ink: #e6ece8; --quiet: #a3b1aa; --line: #35413b; --soft: #222c28;
    --green: #0b5a2b; --gold: #e0ac3c; --late: #ff9d85; --link: #8fd3a8; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding: .8rem max(1.25rem, calc((100% - 72rem) / 2 + 1.25rem)); background: var(--green); color: var(--on-green); border-bottom: 4px solid var(--gold); }
header a { color: inherit; text-decoration: none; }
header a:hover { text-decoration: underline; }
.name { font: 700 1.3rem Georgia, "Noto Serif", serif; letter-spacing: .01em; }
.unit { opacity: .85; }
nav { margin-left: auto; display: flex; gap: 1.25rem; }
main { max-width: 72rem; margin: 0 auto; padding: .5rem 1.25rem 4rem; }
h1, h2 { font-family: Georgia, "Noto Serif", serif; line-height: 1.25; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; margin: 1.25rem 0 .35rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid var(--gold); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--sheet); color: var(--ink); padding: .25rem .5rem; }
.lead { color: var(--quiet); margin: 0 0 1.25rem; max-width: 62rem; }
.lead strong { color: var(--ink); }
small { color: var(--quiet); font-size: .85em; }
time { white-space: nowrap; }
code { font: .88em ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; background: var(--soft); padding: .1em .35em; border-radius: 3px; overflow-wrap: anywhere; }
pre { margin: .25rem 0 1rem; overflow-x: auto; }
pre code { display: block; padding: .6rem .8rem; }
.rehearsal { margin: 0; padding: .5rem 1.25rem; text-align: center; background: #8a1c1c; color: #fff; font-weight: 700; letter-spacing: .02em; }
.empty { padding: 1.25rem 1.5rem; background: var(--sheet); border: 1px solid var(--line); border-left: 4px solid var(--green); }
.empty :first-child { margin-top: 0; }
.wide { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-weight: 600; font-size: .82rem; white-space: nowrap; }
tbody th { font-weight: 600; min-width: 9rem; }
th small { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.share { white-space: nowrap; font-variant-numeric: tabular-nums; }
:not(tr).late, tr.late th, tr.late time { color: var(--late); font-weight: 600; }
.tag { display: inline-block; font-size: .72rem; font-weight: 600; line-height: 1.4; border: 1px solid var(--gold); border-radius: 2px; padding: 0 .35rem; }
.tasks { list-style: none; padding: 0; margin: 0; }
.tasks li { padding: .6rem .9rem; margin: 0 0 .5rem; background: var(--sheet); border: 1px solid var(--line); border-left: 4px solid var(--gold); }
.decide { white-space: nowrap; font-weight: 600; }
form.acting { margin: 1rem 0; padding: .9rem 1.1rem; max-width: 44rem; background: var(--sheet); border: 1px solid var(--line); }
form.acting label { display: block; margin: 0 0 .7rem; color: var(--quiet); font-size: .92rem; }
form.acting input:not([type=radio]), form.acting textarea { display: block; width: 100%; margin-top: .2rem; padding: .4rem .5rem; font: inherit; font-size: 1rem; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 3px; }
form.acting input[type=checkbox] { display: inline-block; width: auto; margin: 0 .3rem 0 0; }
form.acting select { display: block; width: 100%; margin-top: .2rem; padding: .4rem .5rem; font: inherit; font-size: 1rem; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 3px; }
form.acting li .choice { margin: 0 0 0 .8rem; }
form.acting textarea + .choice { margin: .3rem 0 1rem; }
form.acting fieldset { margin: 0 0 .8rem; padding: .5rem .8rem; border: 1px solid var(--line); }
form.acting legend { color: var(--quiet); font-size: .92rem; }
form.acting .choice { display: inline-block; margin-right: 1.2rem; color: var(--ink); }
[hidden] { display: none !important; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: .45rem 1rem; border: 1px solid var(--green); border-radius: 3px; background: var(--green); color: var(--on-green); text-decoration: none; cursor: pointer; }
button.second { background: var(--sheet); color: var(--late); border-color: var(--late); }
:is(button, .button, input, select, textarea):focus-visible { outline: 3px solid var(--gold); outline-offset: 2px; }
.way { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem; padding: 0; margin: 1rem 0; font-size: .92rem; }
.way li { flex: 1 1 6.5rem; padding: .4rem .7rem; background: var(--soft); border-top: 4px solid var(--line); color: var(--quiet); }
.way .done { border-color: var(--green); color: var(--ink); }
.way .now { background: var(--green); color: var(--on-green); border-color: var(--gold); font-weight: 700; }
progress { width: 5rem; height: .7rem; accent-color: var(--link); vertical-align: baseline; }
details { margin: .35rem 0; }
summary { cursor: pointer; padding: .25rem 0; }
.day ul { margin: .1rem 0 .6rem; padding-left: 1.5rem; }
.direction { display: inline-block; min-width: 2.6rem; color: var(--quiet); font-size: .85em; }
.in::marker { content: "← "; }
.out::marker { content: "→ "; }
.verdict { padding: .7rem 1rem; margin: 0 0 1rem; background: var(--sheet); border: 1px solid var(--line); border-left: 6px solid var(--green); }
.verdict.tight { border-left-color: var(--gold); }
.verdict.no { border-left-color: var(--late); }
.plot { display: block; font: .78rem system-ui, "Segoe UI", "Noto Sans", sans-serif; --mark: var(--link); }
.plot text { fill: var(--ink); }
.plot .slack { font-weight: 600; }
.plot .tight { --mark: var(--gold); }
.plot .no { --mark: var(--late); }
.plot .track { fill: var(--line); }
.plot .bar { fill: var(--mark); opacity: .55; }
.plot .band { stroke: var(--mark); stroke-width: 2; stroke-dasharray: 1 3; stroke-linecap: round; }
.plot .expected { fill: var(--mark); stroke: var(--paper); stroke-width: 1.5; }
.plot .safe { stroke: var(--ink); stroke-width: 3; }
.plot .ahead .bar { opacity: .2; }
.plot .ahead text { fill: var(--quiet); }
.plot .deadline line { stroke: var(--late); stroke-width: 1.5; stroke-dasharray: 5 4; }
.plot .deadline text { fill: var(--late); font-weight: 600; }
.plot line.month { stroke: var(--line); }
.plot text.month { fill: var(--quiet); }
.legend { margin: .2rem 0 .6rem; max-width: 62rem; }
.register { font-size: .85rem; columns: 2 22rem; }
.feeds { columns: 2 20rem; }
.head { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1rem 0; }
.head dt { color: var(--quiet); }
.head dd { margin: 0; overflow-wrap: anywhere; }
.attempts { padding-left: 1.1rem; }
iframe.letter { width: 100%; height: 75vh; min-height: 24rem; border: 1px solid var(--line); background: #fff; }
pre.letter { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sheet); border: 1px solid var(--line); padding: 1.25rem; font: .9rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
@media (max-width: 40rem) { .plot .more { display: none; } nav { margin-left: 0; } h1 { font-size: 1.4rem; } main, header { padding-left: .9rem; padding-right: .9rem; } }
@media print {
  form.acting, .decide, .button { display: none; }
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --quiet: #333; --line: #999; --link: #000; }
  header { background: none; color: #000; border-bottom: 2px solid #000; padding: 0 0 .25rem; }
  nav, .skip { display: none; }
  main { padding: 0; max-width: none; }
  .wide { overflow: visible; border: 0; }
  tr, li { break-inside: avoid; }
  .rehearsal { border: 2px solid #000; background: none; color: #000; }
}
`;
