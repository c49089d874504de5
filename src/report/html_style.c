#include "report/html_style.h"

#include <stddef.h>

const char *const html_style[] = {
	/* Colours: of the page, then of outcomes. */
	":root{color-scheme:light dark;--page:#fff;--text:#1b1b1f;--quiet:#55555e;--line:#c9c9d2;",
	"--track:#e9e9ee;",
	"--k:#55555e;--k0:#0b5cad;--k1:#a83e00;--k2:#1f7336;--k3:#7a37b8;--k4:#0b6e72;--k5:#b3261e;",
	"--k6:#6a6200;--k7:#a31c6b}\n",
	"@media (prefers-color-scheme:dark){:root{--page:#16161a;--text:#ececf1;--quiet:#a9a9b5;--line:#45454f;",
	"--track:#2c2c34;--k:#a9a9b5;--k0:#6cb4ff;--k1:#ff9d5c;--k2:#6fd08c;--k3:#c79bff;--k4:#5ecfd3;",
	"--k5:#ff8a80;--k6:#d3c84a;--k7:#ff8cc8}}\n",
	".k{color:var(--k)}.k0{color:var(--k0)}.k1{color:var(--k1)}.k2{color:var(--k2)}.k3{color:var(--k3)}",
	".k4{color:var(--k4)}.k5{color:var(--k5)}.k6{color:var(--k6)}.k7{color:var(--k7)}\n",

	/* Text. */
	"*{box-sizing:border-box}\n",
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n",
	"body{margin:0;background:var(--page);color:var(--text);overflow-wrap:break-word;",
	"font:1rem/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif}\n",
	"main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}\n",
	"h1,h2,h3{line-height:1.25;margin:0 0 .5rem}\n",
	"h1{font-size:1.15rem;color:var(--quiet)}\n",
	"h2{font-size:1.35rem}\n",
	"h3{font-size:1.05rem;margin-top:1.5rem}\n",
	"p,ul,ol{margin:0 0 .75rem}\n",
	"ul,ol{padding-left:1.75rem}\n",
	"section{margin-top:2.5rem}\n",
	"header+section{margin-top:0}\n",
	"footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.75rem}\n",
	"a{color:inherit}\n",
	":focus-visible{outline:2px solid var(--k0);outline-offset:2px}\n",
	".quiet,footer{color:var(--quiet);font-size:.9rem}\n",
	".refs{font-size:.8rem;white-space:nowrap}\n",
	".verdict{font-size:2.75rem;line-height:1.1;font-weight:700;margin:0 0 .75rem}\n",
	".strength{font-weight:600}\n",
	".caution{border-left:4px solid var(--k1);padding-left:.75rem}\n",

	/* Answers with their points. */
	".reasons{list-style:none;padding:0}\n",
	".reasons li{display:grid;grid-template-columns:1fr auto;gap:0 1rem;padding:.6rem 0;",
	"border-top:1px solid var(--line)}\n",
	".reasons p{margin:0}\n",
	".points,.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n",
	".points,.sum{font-weight:700}\n",

	/* Tables. */
	".scroll{overflow-x:auto;margin:0 0 .75rem}\n",
	"table{border-collapse:collapse;width:100%}\n",
	"caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);",
	"white-space:nowrap}\n",
	"th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;",
	"border-top:1px solid var(--line)}\n",
	".scroll table:not(:has(thead :nth-child(3))){table-layout:fixed;overflow-wrap:anywhere}\n",
	"thead th{border-top:0}\n",
	"tbody th{font-weight:400}\n",
	"th:last-child,td:last-child{padding-right:0}\n",
	"th.number,td.number{text-align:right}\n",
	".bars tbody th{font-weight:600}\n",
	".bars th,.bars td{border-top:0;vertical-align:middle}\n",
	".bars td.bar{width:70%}\n",
	".bars .note{padding-top:0}\n",
	".sentences tbody th{font-weight:400;color:var(--text)}.sentences td.bar{width:30%}\n",

	/* Pictures. */
	"svg{display:block;overflow:visible}\n",
	".track{fill:var(--track)}\n",
	".fill{fill:currentColor}\n",
	"figure{margin:1rem 0;padding:0 6px}\n",
	"figure text{fill:var(--text);font-size:13px}\n",
	"figure .strong{font-weight:600}\n",
	"figure .tick{fill:var(--quiet);font-size:12px}\n",
	".grid{stroke:var(--line)}\n",
	".range{stroke:currentColor;stroke-width:8}\n",
	".contested{stroke-dasharray:5 3}\n",
	".moment{stroke:currentColor;stroke-width:3}\n",
	"circle.contested{fill:var(--page);stroke-dasharray:none}\n",

	/* Folded parts. */
	"details{border-top:1px solid var(--line);padding:.5rem 0}\n",
	"summary{cursor:pointer;font-weight:600;padding:.25rem 0}\n",

	/* Paper: two columns, and what is folded stays away. */
	"@page{size:A4;margin:8mm 10mm}\n@media print{:root{color-scheme:light;--page:#fff;--text:#000;",
	"--quiet:#444;--line:#bbb;--track:#ddd;--k:#444;--k0:#0b5cad;--k1:#a83e00;--k2:#1f7336;",
	"--k3:#7a37b8;--k4:#0b6e72;--k5:#b3261e;--k6:#6a6200;--k7:#a31c6b}html{font-size:7.4pt}body{",
	"line-height:1.2}main{max-width:none;padding:0;columns:2;column-gap:2rem}section{",
	"margin-top:1.1rem}h3{margin-top:.7rem}.verdict{font-size:2.25rem}.reasons li{padding:.2rem 0}",
	"th,td{padding-top:.15rem;padding-bottom:.15rem}p,ul,ol{margin-bottom:.4rem}.scroll{",
	"overflow:visible}h1,h2,h3{break-after:avoid}.sources{columns:2}li,tr,figure{break-inside:avoid}",
	".folded,details:not([open]){display:none}.folded:has([open]){display:block}}\n",
	NULL,
};
