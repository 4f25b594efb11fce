/** What the page of a list needs besides the common style. */
export const LIST_STYLE = `
.asked { margin: 0 0 .8rem; padding: .5rem .9rem; background: var(--sheet); border: 1px solid var(--line); border-left: 4px solid var(--green); }
.asked > p:first-child { margin: 0 0 .3rem; }
.words { white-space: pre-line; max-width: 62rem; margin: .2rem 0 .6rem; }
.parts { list-style: none; padding: 0; margin: .2rem 0; }
.parts li { padding: .25rem 0; border-top: 1px solid var(--line); }
.asked form.acting, .tasks form.acting, td form.acting { margin: .5rem 0; padding: .6rem .8rem; }
ins { background: color-mix(in srgb, var(--link) 18%, transparent); text-decoration: underline; }
del { background: color-mix(in srgb, var(--late) 14%, transparent); text-decoration: line-through; }
@media print { .asked details { display: none; } }
`;
