import Reporters

/// The style sheet: that of the report, and what only the dashboard has.
enum DashboardStyle {
  static let text = PageStyle.base + PageStyle.figures + own

  private static let own = """

    .lede{color:var(--soft);margin:-10px 0 18px}
    .jump{display:flex;flex-wrap:wrap;gap:4px 16px;font-weight:600;margin-bottom:8px}
    .jump a{text-decoration:none}.jump a:hover{text-decoration:underline}
    .panel{background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:14px 18px 12px;min-width:0;
    box-shadow:var(--shadow)}
    .pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px}
    .pair figure{margin:0}.panel figcaption{color:var(--ink);font-size:15px;margin-bottom:8px;display:flex;gap:4px 16px;
    flex-wrap:wrap;justify-content:space-between}
    .keys{color:var(--soft);font-size:13px}
    .key{display:inline-block;width:.75em;height:.75em;border-radius:3px;margin-inline:8px 2px}
    .key.error{background:var(--mark-error)}.key.warning{background:var(--mark-warning)}
    .key.suggestion{background:var(--mark-suggestion)}
    .columns-chart{display:block;width:100%;height:auto}.columns-chart.narrow{display:none}
    .axis path{stroke:var(--grid);stroke-width:1}
    .axis text{font:11.5px var(--sans);fill:var(--soft);font-variant-numeric:tabular-nums}
    .axis .value,.axis .last{text-anchor:end}.axis .day{text-anchor:middle}.axis .day.last{text-anchor:end}
    rect.error{fill:var(--mark-error)}rect.warning{fill:var(--mark-warning)}rect.suggestion{fill:var(--mark-suggestion)}
    rect.penalty{fill:var(--accent)}rect.house{fill:var(--safe)}rect.other{fill:var(--mark-warning)}
    .pill{display:inline-block;border-radius:99px;padding:1px 9px;font:600 12px/1.6 var(--sans);white-space:nowrap}
    .pill.error{background:var(--error-bg);color:var(--error)}.pill.warning{background:var(--warning-bg);color:var(--warning)}
    .pill.suggestion{background:var(--suggestion-bg);color:var(--suggestion)}
    .pill.plain{background:var(--page);color:var(--soft)}
    .tag{font:600 11px/1.6 var(--sans);border-radius:99px;padding:0 7px;white-space:nowrap}
    .tag.safe{background:var(--safe-bg);color:var(--safe)}
    .sources{min-width:46rem}.sources th[scope=row]{font-weight:400;overflow-wrap:anywhere;width:34%}
    .sources b{font-weight:600}.sources .meter{width:16%;padding-inline-end:0}.place-table th[scope=row]{font-weight:400}
    .place-table .count,.place-table td.count:first-child{text-align:end}.place-table tbody td,.runs th{white-space:nowrap}.place-table svg{display:block;margin-top:3px}
    .worst,.spellings{list-style:none;margin:0;padding:0;display:grid;gap:14px;
    grid-template-columns:repeat(auto-fill,minmax(min(100%,25rem),1fr))}
    .spellings{grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
    .worst h3,.spellings h3{font:600 16.5px/1.35 var(--serif);margin:0;overflow-wrap:anywhere}
    .worst p{margin:5px 0 0;font-size:13.5px}
    .worst ul{margin:9px 0 2px;padding:0;list-style:none;font-size:13.5px}
    .worst ul li{padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
    .word{font-family:var(--serif);font-weight:600;background:var(--error-bg);color:var(--error);border-radius:4px;padding:0 5px}
    .worst code{color:var(--soft);white-space:nowrap}
    code{font:12px ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono",monospace}
    .arabic{font:1.1em/1.4 var(--arab);color:var(--soft);margin-inline-start:6px}
    .spellings table{width:100%;border-collapse:collapse;margin-top:6px;font-size:14px;table-layout:fixed}
    .spellings th{text-align:start;font-weight:500;padding:5px 10px 5px 0;width:58%;overflow-wrap:anywhere}
    .spellings td{padding:5px 0}.spellings .count{width:2.6rem}
    .spellings .area{display:block;font-weight:400;font-size:12.5px}
    @media(max-width:900px){.pair{grid-template-columns:minmax(0,1fr)}}
    @media(max-width:640px){.columns-chart.wide{display:none}.columns-chart.narrow{display:block}
    .top,main,.bottom{padding-inline:14px}.tiles{grid-template-columns:repeat(3,1fr);gap:8px}.tile{padding:9px 10px}
    .tile dd{font-size:22px}.tile dt{font-size:12px}.panel{padding:12px 12px 10px}.worst code{white-space:normal}}
    @media print{:root{--page:#fff;--sheet:#fff;--ink:#000;--soft:#444;--line:#bbb;--grid:#ddd;--shadow:none;
    color-scheme:light}body{font-size:10pt}.jump,.skip{display:none}.top,main,.bottom{max-width:none;padding:0}
    .panel,tr{break-inside:avoid}h2{break-after:avoid}.tiles{grid-template-columns:repeat(6,1fr)}
    rect,.pill,.tag,.key,.word{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

    """
}
