/** Light and dark as the reader's system has it. */
export const pageStyle = `
:root { color-scheme: light dark; --back: #fbfbfa; --card: #fff; --text: #1d2025; --dim: #667079; --line: #dfe3e6;
  --ok: #2e8b57; --fail: #c77700; --info: #8a63d2; --fault: #c8323c; --idle: #9aa3ab; --shade: #c8323c12; --mark: #0a6ed1; }
@media (prefers-color-scheme: dark) { :root { --back: #14171a; --card: #1c2024; --text: #e6e8ea; --dim: #98a2ab;
  --line: #333a41; --ok: #55b981; --fail: #e5a33c; --info: #ae8ff0; --fault: #f0616b; --idle: #6d767e;
  --shade: #f0616b1c; --mark: #62aefc; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; background: var(--back); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.35rem; margin: 0 0 .2rem; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .5rem; }
p { margin: .3rem 0; } .dim { color: var(--dim); }
code, pre, .shows { font: 12.5px/1.5 ui-monospace, monospace; }
.verdict { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; color: #fff; font-weight: 600; }
.verdict.valid { background: #2e8b57; } .verdict.invalid { background: #c8323c; }
.verdict.vacuous, .verdict.unknown { background: #a86400; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; margin: .6rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; color: var(--dim); font-weight: 500; }
td, th { padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.shows td { overflow-wrap: anywhere; }
.valid { color: var(--ok); } .invalid { color: var(--fault); } .vacuous, .unknown { color: var(--fail); }
.verdict.valid, .verdict.invalid, .verdict.vacuous, .verdict.unknown { color: #fff; }
.timeline { width: 100%; min-width: 46rem; display: block; }
.timeline text { font: 11px system-ui, sans-serif; fill: var(--text); } .timeline .axis { fill: var(--dim); }
.tick { stroke: var(--line); stroke-width: 1; } .shade { fill: var(--shade); }
.bar.ok { fill: var(--ok); } .bar.fail { fill: var(--fail); } .bar.info { fill: var(--info); }
.bar.fault { fill: var(--fault); } .bar.idle { fill: none; stroke: var(--idle); stroke-dasharray: 3 2; }
.about .bar[data-servers] { opacity: .18; } .about .bar.marked { opacity: 1; stroke: var(--mark); stroke-width: 2; }
.legend span { margin-right: 1.2rem; white-space: nowrap; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: 2px; margin-right: .35rem; vertical-align: -1px; }
.server { color: var(--mark); cursor: pointer; text-decoration: underline; background: none; border: 0; padding: 0;
  font: 12.5px ui-monospace, monospace; }
`;
