/// The page's style sheet.
package enum PageStyle {
  static let text = base + article + cards + figures + print

  /// Colours, type, the head of the page and its controls.
  package static let base = """

    :root{color-scheme:light dark;--page:#f6f5f1;--sheet:#fff;--raised:#fff;--ink:#1b1f24;--soft:#59626c;--line:#dedbd2;
    --accent:#0a5a78;--accent-ink:#fff;--error:#b3261e;--error-bg:#fde7e4;--warning:#8a5700;--warning-bg:#fff1cc;
    --suggestion:#1d5cb8;--suggestion-bg:#e4eefc;--safe:#16744a;--safe-bg:#e0f2e7;--mark-error:#e0453a;
    --mark-warning:#e3a008;--mark-suggestion:#4c8be8;--map:#eef2f1;--grid:#d3dcda;--shadow:0 1px 2px #0001,0 4px 16px #0000000d;
    --serif:"Iowan Old Style","Charter","Source Serif 4","Noto Serif",Georgia,serif;
    --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
    --arab:"Noto Naskh Arabic","Amiri","Geeza Pro","Noto Sans Arabic","Segoe UI",serif}
    @media(prefers-color-scheme:dark){:root{--page:#121518;--sheet:#1a1e23;--raised:#21262c;--ink:#e7e5e0;--soft:#9da7b1;
    --line:#343b43;--accent:#63bbdb;--accent-ink:#08222d;--error:#ff9d94;--error-bg:#43201d;--warning:#f6c65b;
    --warning-bg:#3c2e0c;--suggestion:#94bcf8;--suggestion-bg:#1a2c47;--safe:#7ad3a0;--safe-bg:#12331f;--map:#161c1f;
    --grid:#2b3438;--shadow:0 1px 2px #0006}}
    *{box-sizing:border-box}
    html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 var(--sans)}
    .top,main,.bottom{max-width:1360px;margin:0 auto;padding:0 28px}
    .sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-999px;top:0;background:var(--accent);color:var(--accent-ink);padding:.6rem 1rem;z-index:9}
    .skip:focus{left:0}
    html:not(.js) .needs-script,[hidden]{display:none!important}
    a{color:var(--accent);text-underline-offset:2px}
    :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
    h1,h2,h3{line-height:1.2;text-wrap:balance}
    .top{padding-top:28px}
    .brand{color:var(--soft);font-weight:600;font-size:13px;letter-spacing:.02em}
    .logo{display:inline-block;background:var(--accent);color:var(--accent-ink);border-radius:5px;padding:1px 6px;
    font-weight:700;margin-inline-end:4px}
    h1{font:600 clamp(24px,3.4vw,34px)/1.2 var(--serif);margin:10px 0 18px;overflow-wrap:anywhere}
    h2{font:600 21px/1.25 var(--serif);margin:36px 0 14px}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(128px,1fr));gap:12px;margin:0 0 20px}
    .tile{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:12px 16px;display:flex;
    flex-direction:column-reverse;justify-content:flex-end;box-shadow:var(--shadow);border-top:3px solid var(--line)}
    .tile dt{color:var(--soft);font-size:13px;line-height:1.3}
    .tile dd{margin:0;font:600 28px/1.15 var(--serif);font-variant-numeric:tabular-nums}
    .tile.error{border-top-color:var(--mark-error)}.tile.error dd{color:var(--error)}
    .tile.warning{border-top-color:var(--mark-warning)}.tile.warning dd{color:var(--warning)}
    .tile.suggestion{border-top-color:var(--mark-suggestion)}.tile.suggestion dd{color:var(--suggestion)}
    .tile.safe{border-top-color:var(--safe)}.tile.safe dd{color:var(--safe)}
    .problems{background:var(--error-bg);color:var(--error);border-radius:10px;padding:10px 16px;margin-bottom:16px;
    overflow-wrap:anywhere}
    .problems p{margin:0;font-weight:600}.problems ul{margin:4px 0;padding-inline-start:20px}
    .bar{position:sticky;top:0;z-index:5;background:color-mix(in srgb,var(--page) 92%,transparent);
    backdrop-filter:blur(8px);border-block:1px solid var(--line);display:flex;gap:16px;align-items:center;
    padding:9px max(28px,calc((100% - 1304px)/2));flex-wrap:wrap}
    .filters{display:flex;flex-wrap:wrap;gap:8px;align-items:center;flex:1}
    .filters fieldset{display:flex;gap:6px;border:0;margin:0;padding:0;flex-wrap:wrap}
    .parts{display:flex;gap:14px;font-weight:600}
    .parts a{text-decoration:none}.parts a:hover{text-decoration:underline}
    #shown{color:var(--soft);font-size:13px}
    .chip,select,button{font:500 13.5px/1.2 var(--sans);color:var(--ink);background:var(--sheet);
    border:1px solid var(--line);border-radius:8px;padding:7px 11px;cursor:pointer}
    select{max-width:15rem}
    .chip{display:inline-flex;align-items:center;gap:6px}
    .chip input{margin:0;accent-color:var(--accent)}
    .chip.error:has(:checked){background:var(--error-bg);color:var(--error);border-color:transparent}
    .chip.warning:has(:checked){background:var(--warning-bg);color:var(--warning);border-color:transparent}
    .chip.suggestion:has(:checked){background:var(--suggestion-bg);color:var(--suggestion);border-color:transparent}
    .amount{font-variant-numeric:tabular-nums}
    button:hover{border-color:var(--accent)}
    button.strong{background:var(--accent);color:var(--accent-ink);border-color:var(--accent);font-weight:600}
    button[aria-pressed=true]{background:var(--safe-bg);color:var(--safe);border-color:var(--safe)}
    button:disabled{opacity:.5;cursor:default}
    .quiet{color:var(--soft)}
    .bottom{color:var(--soft);font-size:13px;padding-block:28px 40px}
    kbd{font:12px var(--sans);border:1px solid var(--line);border-radius:4px;padding:0 5px;background:var(--sheet)}
    """

  /// The list of texts, and the text itself with its marks.
  private static let article = """

    .contents ul{list-style:none;margin:0 0 18px;padding:0;columns:22rem;column-gap:24px}
    .contents li{break-inside:avoid;padding:4px 0;overflow-wrap:anywhere}
    .pill{display:inline-block;border-radius:99px;padding:1px 9px;font:600 12px/1.6 var(--sans);white-space:nowrap}
    .pill.error{background:var(--error-bg);color:var(--error)}.pill.warning{background:var(--warning-bg);color:var(--warning)}
    .pill.suggestion{background:var(--suggestion-bg);color:var(--suggestion)}.pill.safe{background:var(--safe-bg);color:var(--safe)}
    .doc{background:var(--sheet);border:1px solid var(--line);border-radius:14px;margin-bottom:18px;box-shadow:var(--shadow)}
    .doc>summary{cursor:pointer;padding:14px 22px;display:flex;flex-wrap:wrap;gap:6px 12px;align-items:baseline;list-style:none}
    .doc>summary::-webkit-details-marker{display:none}
    .doc>summary::before{content:"▸";color:var(--soft);transition:transform .15s}
    .doc[open]>summary::before{transform:rotate(90deg)}
    .doc h3{font:600 16px/1.3 var(--sans);margin:0;overflow-wrap:anywhere}
    .facts{color:var(--soft);font-size:13px;margin-inline-start:auto}
    .tools{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 22px;border-block:1px solid var(--line);
    background:color-mix(in srgb,var(--page) 55%,var(--sheet))}
    .ticked{font-size:13.5px;color:var(--soft);margin-inline-end:6px;font-variant-numeric:tabular-nums}
    .spacer{flex:1}
    .columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(340px,430px)}
    .text{padding:22px 34px 34px;font:18px/1.72 var(--serif);overflow-wrap:anywhere;min-width:0}
    .text>*{max-width:40rem;margin:0 auto 1.05em;white-space:pre-wrap}
    .text h4{font-size:1.15em;line-height:1.35}
    .text [dir]:dir(rtl){font-family:var(--arab);line-height:1.95}
    .text blockquote{border-inline-start:3px solid var(--line);padding-inline-start:1em}
    .text .caption{font-size:.88em;color:var(--soft)}
    mark{color:inherit;background:none;border-bottom:2px solid;border-radius:3px 3px 0 0;padding-block:1px;
    -webkit-box-decoration-break:clone;box-decoration-break:clone;cursor:pointer}
    mark.error{background:var(--error-bg);border-color:var(--mark-error)}
    mark.warning{background:var(--warning-bg);border-color:var(--mark-warning)}
    mark.suggestion{background:var(--suggestion-bg);border-color:var(--mark-suggestion)}
    mark.deep{border-bottom-width:4px;border-bottom-style:double}
    mark.off{background:none;border-color:transparent;cursor:auto}
    mark.lit{outline:2px solid var(--accent);outline-offset:1px}
    .ref{font:600 10.5px/1 var(--sans);vertical-align:super;text-decoration:none;margin-inline:1px 2px;padding:1px 4px;
    border-radius:99px;color:#fff;scroll-margin-top:40vh}
    .ref.error{background:#c4342a}.ref.warning{background:#9c6800}.ref.suggestion{background:#2f6fd0}
    .named{border-bottom:1px dotted var(--soft)}
    .hidden-char{font:600 10px/1 var(--sans);border:1px dashed var(--soft);border-radius:3px;padding:0 3px;color:var(--soft)}
    .gone{text-decoration:line-through;text-decoration-color:var(--error);color:var(--soft)}
    .text ins:not(:empty){background:var(--safe-bg);color:var(--safe);text-decoration:none;border-radius:3px;
    box-shadow:inset 0 -2px var(--safe);white-space:pre-wrap;margin-inline:2px;padding-inline:1px}
    .clean mark,.clean .named{background:none;border-color:transparent;cursor:auto}
    .clean .gone,.clean .ref{display:none}
    .clean .text ins:not(:empty){background:none;color:inherit;box-shadow:none;margin:0;padding:0}
    """

  /// The cards of the findings.
  private static let cards = """

    .side{border-inline-start:1px solid var(--line);padding:16px 16px 20px;min-width:0;position:sticky;top:3.4rem;
    align-self:start;max-height:calc(100vh - 3.6rem);overflow:auto;background:color-mix(in srgb,var(--page) 55%,var(--sheet));
    border-end-end-radius:13px}
    .cards{list-style:none;margin:0;padding:0;display:grid;gap:10px}
    .card{background:var(--raised);border:1px solid var(--line);border-inline-start:4px solid var(--line);border-radius:9px;
    padding:10px 13px;scroll-margin:12px}
    .card.error{border-inline-start-color:var(--mark-error)}.card.warning{border-inline-start-color:var(--mark-warning)}
    .card.suggestion{border-inline-start-color:var(--mark-suggestion)}
    .card:focus,.card:target,.card.lit{outline:2px solid var(--accent);outline-offset:0}
    .card p{margin:4px 0 0;overflow-wrap:anywhere}
    .head{display:flex;gap:8px;align-items:baseline;font-size:12.5px;color:var(--soft)}
    .number{font-weight:700;text-decoration:none;background:var(--page);border-radius:99px;padding:0 7px;min-width:1.7em;
    text-align:center}
    .level{font-weight:600}
    .card.error .level{color:var(--error)}.card.warning .level{color:var(--warning)}
    .card.suggestion .level{color:var(--suggestion)}
    .where{margin-inline-start:auto}
    .message{font-size:14.5px}
    .fixes{list-style:none;margin:8px 0 0;padding:0;display:grid;gap:6px}
    .fix{display:flex;gap:9px;align-items:baseline;border:1px solid var(--line);border-radius:7px;padding:6px 9px;
    background:var(--sheet)}
    label.fix{cursor:pointer}label.fix:hover{border-color:var(--accent)}
    label.fix:has(:checked){border-color:var(--safe);background:var(--safe-bg)}
    .tick{accent-color:var(--safe);margin:0;width:16px;height:16px;flex:none;align-self:center}
    html:not(.js) .tick{display:none}
    .change{font-family:var(--serif);min-width:0;overflow-wrap:anywhere;flex:1}
    .change del{color:var(--error);text-decoration-thickness:1px}
    .change ins{color:var(--safe);text-decoration:none;font-weight:600}
    .arrow{color:var(--soft);padding-inline:3px}
    .tag{font:600 11px/1.6 var(--sans);border-radius:99px;padding:0 7px;white-space:nowrap}
    .tag.safe{background:var(--safe-bg);color:var(--safe)}.tag.unsafe{background:var(--warning-bg);color:var(--warning)}
    .place{font-size:13.5px}
    .arabic{font:1.12em/1.5 var(--arab)}
    .sure{color:var(--soft);font-size:12.5px;margin-inline-start:4px}
    .dot{display:inline-block;width:.8em;height:.8em;border-radius:99px;background:var(--soft);vertical-align:-.05em}
    .dot.sure{background:#15795a;border-radius:99px}.dot.likely{background:#8f5a00;border-radius:3px}
    .dot.doubtful{background:#c2352b;border-radius:0;transform:rotate(45deg)}
    .dot.bearing{width:.45em;height:.45em;vertical-align:.15em}
    .rule{font-size:12px;color:var(--soft);display:flex;gap:4px 10px;flex-wrap:wrap}
    code{font:12px ui-monospace,"SF Mono",Menlo,Consolas,"Noto Sans Mono",monospace}
    @media(max-width:1020px){.columns{grid-template-columns:minmax(0,1fr)}
    .side{position:static;max-height:none;border-inline-start:0;border-top:1px solid var(--line);
    border-end-start-radius:13px}}
    @media(max-width:640px){.top,main,.bottom{padding-inline:14px}.bar{padding-inline:14px;position:static}
    html{scroll-padding-top:1rem}.parts{display:none}.text{padding:16px 16px 22px;font-size:17px;line-height:1.65}
    .doc>summary{padding:12px 14px}.facts{margin-inline-start:0;width:100%}.tools{padding:10px 14px}.spacer{display:none}
    .ticked{width:100%}.side{padding:12px 10px}.tiles{grid-template-columns:repeat(3,1fr);gap:8px}.tile{padding:9px 10px}
    .tile dd{font-size:22px}.tile dt{font-size:12px}.filters>label:has(select){flex:1 1 40%}
    .filters select{width:100%;max-width:none}.ref{padding:2px 6px;font-size:11px}}
    """

  /// Charts, maps and the table of places.
  package static let figures = """

    .places{display:grid;grid-template-columns:minmax(0,1.55fr) minmax(0,1fr);gap:20px;align-items:start}
    figure{margin:0 0 14px}
    figcaption{color:var(--soft);font-size:13.5px;margin-bottom:5px}
    .map{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:12px;background:var(--map)}
    .map.narrow{display:none}
    .map text{font-family:var(--sans);fill:var(--ink)}
    .map .sea{fill:var(--map)}
    .graticule path{stroke:var(--grid);stroke-width:1;fill:none}
    .map .graticule text{font-size:10px;fill:var(--soft)}
    .leader{stroke:var(--soft);stroke-width:1;fill:none}.spot{fill:var(--ink)}
    .scale path{fill:none;stroke:var(--ink);stroke-width:1.5}
    .map .scale text{font-size:11px}
    .bearings circle{fill:var(--soft)}
    .map .bearing{font-size:11px;fill:var(--soft)}
    .map .name{font-size:12.5px;font-weight:600}
    .map .arabic{font:13px var(--arab)}
    .map .name,.map .arabic,.map .bearing{paint-order:stroke;stroke:var(--map);stroke-width:3px;stroke-linejoin:round}
    .pin circle,.pin rect,.pin path{stroke:var(--map);stroke-width:1.5}
    .pin.sure>*{fill:#15795a}.pin.likely>*{fill:#8f5a00}.pin.doubtful>*{fill:#c2352b}
    .map .pin text{font-size:10px;font-weight:700;fill:#fff;text-anchor:middle}
    .legend{display:flex;flex-wrap:wrap;gap:4px 18px;color:var(--soft);font-size:13px;margin:0}
    .scroll{overflow-x:auto;background:var(--sheet);border:1px solid var(--line);border-radius:12px}
    .place-table{border-collapse:collapse;width:100%;font-size:14px}
    .place-table th,.place-table td{text-align:start;vertical-align:top;padding:8px 10px;border-top:1px solid var(--line)}
    .place-table thead th{border:0;color:var(--soft);font-weight:600;font-size:12.5px}
    .place-table .dot{color:#fff;font:700 11px/1.9 var(--sans);width:1.9em;height:1.9em;text-align:center}
    .place-table .dot.doubtful{transform:none;clip-path:polygon(50% 0,100% 50%,50% 100%,0 50%);width:2.3em;
    height:2.3em;line-height:2.3em;margin-inline:-.2em}
    .area{color:var(--soft);font-size:13px}
    .far{color:var(--error);font-size:13px;font-weight:600}
    .count{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
    .place-table td.count:first-child{text-align:center}
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:20px}
    .chart{background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:12px 18px 16px;width:100%;
    border-spacing:0 3px;table-layout:fixed;align-self:start}
    .chart caption{text-align:start;font-weight:600;padding-bottom:6px;caption-side:top}
    .chart .label{width:44%}.chart .sum{width:2.8rem}.chart th{text-align:start;font-weight:400;padding-inline-end:14px}
    .chart td{vertical-align:middle}.chart svg{display:block}
    .chart rect.error{fill:var(--mark-error)}.chart rect.warning{fill:var(--mark-warning)}
    .chart rect.suggestion{fill:var(--mark-suggestion)}
    .pick{border:0;background:none;padding:1px 0;font:13.5px/1.35 var(--sans);text-align:start;overflow-wrap:break-word;hyphens:manual}
    .js .pick{text-decoration:underline dotted var(--soft);text-underline-offset:3px}
    html:not(.js) .pick{cursor:auto}
    @media(max-width:1020px){.places{grid-template-columns:minmax(0,1fr)}}
    @media(max-width:640px){.map.wide{display:none}.map.narrow{display:block}.chart{padding:10px 12px}.chart .label{width:54%}}
    """

  private static let print = """

    @media print{:root{--page:#fff;--sheet:#fff;--raised:#fff;--ink:#000;--soft:#444;--line:#bbb;--map:#fff;--grid:#ddd;
    --shadow:none;color-scheme:light}
    body{font-size:10pt}.bar,.tools,.skip,.contents,.doc>summary::before{display:none!important}
    .top,main,.bottom{max-width:none;padding:0}.doc,.tile,.scroll,.chart{border-color:#bbb}
    .columns{display:block}.text{font-size:11pt;padding:8pt 0;line-height:1.5}.text>*{max-width:none}
    .side{position:static;max-height:none;overflow:visible;border:0;padding:0;background:none;columns:2;column-gap:14pt}
    .cards{display:block}.card{break-inside:avoid;margin-bottom:6pt;font-size:9pt}.tick{display:none}
    .tiles{grid-template-columns:repeat(6,1fr)}figure,.place-table tr,.chart tr{break-inside:avoid}h2{break-after:avoid}.places{display:block}
    mark,.ref,.tile,.dot,.pill,.tag,.chart rect,.pin>*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    @media(prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
    @media(forced-colors:active){mark{border-bottom:2px solid Mark}.pin>*,.dot{forced-color-adjust:none}}

    """
}
