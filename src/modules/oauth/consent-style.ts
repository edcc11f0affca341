/** The style of the pages of a consent, in the colours of the dashboard. */
export const STYLE = `
:root { color-scheme: light dark; --body: #f7f8fb; --text: #1b2130; --dimmed: #566074; --panel: #fff; --line: #d5dae4;
  --brand: #2f5bd7; --brand-hover: #264cb8; --link: #264cb8; --error: #b42318; --error-back: #fdeceb; --note-back: #fff6dd; }
@media (prefers-color-scheme: dark) { :root { --body: #11141b; --text: #e7eaf1; --dimmed: #a3adc0; --panel: #191e28;
  --line: #384256; --link: #8fb0ff; --error: #ffb4ad; --error-back: #3a1a1a; --note-back: #33290f; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--body);
  color: var(--text); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 27rem; padding: 2rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: 0.75rem; }
h1 { margin: 0.75rem 0 0.5rem; font-size: 1.5rem; font-weight: 650; line-height: 1.25; }
p { margin: 0 0 1rem; }
.name, .where { overflow-wrap: anywhere; }
.hint { color: var(--dimmed); font-size: 0.875rem; }
.problem, .note { padding: 0.625rem 0.75rem; border-radius: 0.5rem; font-size: 0.9375rem; }
.problem { color: var(--error); background: var(--error-back); }
.note { background: var(--note-back); }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
legend, .key { padding: 0; margin: 0 0 0.375rem; font-size: 0.875rem; font-weight: 600; }
.key { display: block; }
.scope { display: flex; gap: 0.75rem; padding: 0.625rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem;
  cursor: pointer; }
.scope + .scope { margin-top: 0.5rem; }
.scope input { flex: none; width: 1.125rem; height: 1.125rem; margin: 0.1875rem 0 0; accent-color: var(--brand); }
#key { width: 100%; padding: 0.625rem 0.75rem; margin-bottom: 0.375rem; border: 1px solid var(--dimmed); border-radius: 0.5rem;
  background: var(--body); color: inherit; font: 1rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
#key::placeholder { color: var(--dimmed); opacity: 1; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
button, .button { flex: 1 1 8rem; display: inline-block; padding: 0.625rem 1rem; border: 1px solid var(--brand);
  border-radius: 0.5rem; background: var(--brand); color: #fff; font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--brand-hover); }
.quiet { border-color: var(--line); background: transparent; color: var(--link); }
.quiet:hover { background: var(--body); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 30rem) { body { padding: 0; place-items: stretch; } main { border: 0; border-radius: 0; padding: 1.5rem; } }
`;
