/** The postbus' own small sheet: the calm greys of the product without its build, since nothing of it is bundled. */
export const postbusStyle = `
:root { color-scheme: light dark; --canvas: #f5f7f9; --surface: #fff; --line: #e1e4e8; --control: #848a94; --ink: #181e29; --ink-2: #49505c;
  --ink-3: #626a75; --focus: #1957d2; --bad: #a71a1f; --bad-bg: #ffebea; --good: #07602b; --good-bg: #d9f8e0; --hover: #eef0f3; }
@media (prefers-color-scheme: dark) { :root { --canvas: #0e1016; --surface: #16191f; --line: #292d35; --control: #767c87; --ink: #eef0f3;
  --ink-2: #b6bbc2; --ink-3: #969ca4; --focus: #89c3ff; --bad: #fcaca8; --bad-bg: #4a191b; --good: #8ce1a4; --good-bg: #0f321e; --hover: #1e222a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--ink); font: .875rem/1.25rem "Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 48px; }
h1 { margin: 0; font-size: 1.125rem; line-height: 1.5rem; font-weight: 600; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { margin: 24px 0 8px; font-size: .875rem; line-height: 1.25rem; font-weight: 600; }
p { margin: 4px 0 0; color: var(--ink-2); }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.top { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: end; justify-content: space-between; margin-bottom: 16px; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; }
label { display: block; font-size: .75rem; line-height: 1rem; color: var(--ink-2); margin-bottom: 4px; }
input { min-height: 2rem; width: min(16rem, 60vw); padding: 0 8px; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--control); border-radius: 6px; }
button, .button { display: inline-flex; align-items: center; min-height: 2rem; padding: 0 12px; font: inherit; font-weight: 500; color: inherit; background: var(--surface);
  border: 1px solid var(--control); border-radius: 6px; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { background: var(--hover); }
.surface { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
ul { list-style: none; margin: 0; padding: 0; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; min-height: 3.5rem; padding: 8px 16px; text-decoration: none; align-content: center; }
.mails a:hover { background: var(--hover); }
.mails a:focus-visible { outline-offset: -2px; }
.subject { font-size: .8125rem; font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.line2, .when { font-size: .75rem; line-height: 1rem; color: var(--ink-3); }
.line2 { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.when { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; line-height: 1.25rem; }
.badge { display: inline-flex; gap: 4px; padding: 0 6px; border-radius: 5px; font-size: .75rem; line-height: 1.25rem; font-weight: 500; justify-self: end; white-space: nowrap; }
.bad { color: var(--bad); background: var(--bad-bg); } .good { color: var(--good); background: var(--good-bg); }
.empty { padding: 32px 16px; text-align: center; color: var(--ink-2); }
.pages { display: flex; justify-content: space-between; gap: 8px; margin-top: 16px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 16px; margin: 16px 0; }
dt { color: var(--ink-3); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 70vh; min-height: 24rem; border: 0; background: #fff; }
@media (prefers-color-scheme: dark) { iframe { background: #16191f; } }
pre { margin: 0; padding: 16px; white-space: pre-wrap; overflow-wrap: anywhere; font: .8125rem/1.25rem ui-monospace, "Cascadia Mono", Menlo, monospace; }
.files li + li { border-top: 1px solid var(--line); }
.files a { display: flex; justify-content: space-between; gap: 16px; padding: 8px 16px; overflow-wrap: anywhere; }
.files span { color: var(--ink-3); white-space: nowrap; }
code { font-size: .8125rem; overflow-wrap: anywhere; }
.help { margin-top: 24px; font-size: .75rem; line-height: 1rem; color: var(--ink-3); }
`;
