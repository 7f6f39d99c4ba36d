/** How the report looks: on a screen, light or dark, and on paper. */
export const reportStyle = `
:root{--ground:#f6f7f9;--card:#fff;--text:#1c2430;--soft:#5a6675;--line:#dde2e8;--good:#1f7a4d;--mended:#2f6db3;--bad:#b3402f}
@media(prefers-color-scheme:dark){:root{--ground:#12161c;--card:#1b212a;--text:#e6eaf0;--soft:#a3adba;--line:#323b47;--good:#5cc393;--mended:#79b0ee;--bad:#ee8a79}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:64rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.7rem;margin:0}
h2{font-size:1.1rem;margin:0 0 .8rem}
.when{color:var(--soft);margin:.2rem 0 1.5rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin-bottom:1rem}
.tile,section{background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:1rem 1.2rem}
.tile strong{display:block;font-size:1.9rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft)}
.tile.good strong{color:var(--good)}.tile.mended strong{color:var(--mended)}.tile.bad strong{color:var(--bad)}
section{margin-top:1rem;overflow-x:auto;break-inside:avoid-page}
.warning{border-color:var(--bad);color:var(--bad)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:0 1rem}
table{border-collapse:collapse;width:100%}
.bars th{text-align:start;font-weight:400;width:40%;padding:.2rem .8rem .2rem 0}
.bars span{display:block;height:.85rem;border-radius:.2rem;min-width:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.bars .good{background:var(--good)}.bars .mended{background:var(--mended)}.bars .bad{background:var(--bad)}
.count{text-align:end;font-variant-numeric:tabular-nums;padding-inline-start:.8rem}
.rows{font-size:.9rem}
.rows th,.rows td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
.rows .count{text-align:end}
pre{white-space:pre-wrap;font:inherit;background:var(--ground);border-radius:.5rem;padding:1rem;margin:0;user-select:all}
@media print{body{background:#fff;color:#000;font-size:11pt}main{max-width:none;padding:0}section,.tile{border-color:#999}.rows section{break-inside:auto}}
`;
