"""The page's style sheet: the theme's text styles, and how regions stand on screens of any width."""

from __future__ import annotations

from reportgen.theme import Theme
from reportgen.theme.model import TextStyle

_BODY = 12.0  # points that become the reader's own text size (1rem)

_LAYOUT = """
*{box-sizing:border-box}
html{font-family:Arial,"Liberation Sans",Helvetica,sans-serif;line-height:1.4;-webkit-text-size-adjust:100%}
body{margin:0;color:INK;background:#FFFFFF}
a:focus,summary:focus,.scroll:focus{outline:3px solid NAVY;outline-offset:2px}
h1,h2,h3,h4,h5,h6,p,ul,ol,figure{margin:0 0 .5rem}
h1,h2,h3,h4,h5,h6{font-weight:normal}
ul,ol{padding-left:1.4rem}
ul.contents,ol.own{list-style:none;padding-left:0}
.number{display:inline-block;min-width:2.2rem;font-weight:bold}
ul.contents li{display:flex;justify-content:space-between;gap:1rem}
.trailing{white-space:nowrap}
.skip{position:absolute;left:-100rem}
.skip:focus{position:static}
header.top,main,footer.end,nav.sections{max-width:80rem;margin:0 auto;padding:0 1rem}
header.top{padding-top:1.5rem}
header.top h1{font-size:2rem;font-weight:bold;line-height:1.2}
nav.sections ul{columns:18rem;padding-left:1.2rem}
header.top a,nav.sections a{color:NAVY}
section.page p:not(.page-number),section.page li{max-width:52rem}
.panel>:last-child{margin-bottom:0}
section.page{border-top:1px solid RULE;padding:1.5rem 0}
section.page section{margin:0}
h2.section{font-size:1.75rem;font-weight:bold;margin-top:2.5rem}
.row{display:flex;flex-wrap:wrap;gap:1rem 1.5rem;margin-bottom:.75rem}
.row>*{min-width:0}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;margin-bottom:.5rem}
.key>span{display:inline-flex;gap:.4rem;align-items:baseline}
.key p{margin:0}
.panel{padding:.75rem 1rem;margin-bottom:.75rem;border:0 solid transparent}
figure svg{max-width:100%;height:auto;overflow:visible;display:block}
.sample svg{max-width:none}
svg text{font-family:Arial,"Liberation Sans",Helvetica,sans-serif}
img{max-width:100%;height:auto}
details{margin:.25rem 0 .75rem}
summary{cursor:pointer;font-size:.875rem}
.scroll{overflow-x:auto;margin-bottom:1rem}
table{border-collapse:collapse;min-width:min(100%,36rem);font-size:.9375rem}
caption{text-align:left;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;font-weight:normal}
thead th{font-weight:bold}
tr.inner>*{border-bottom:1px solid GRID}
tr.group>*,tr.above>*{border-bottom:1px solid OUTLINE}
tr.sum>*,tr.total>*{border-bottom:2px solid INK}
tr.above>*{border-top:2px solid INK}
.right{text-align:right;white-space:nowrap}
.centre{text-align:center}
.chip{display:inline-block;min-width:2.4rem;padding:0 .3rem;text-align:center}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.page-number{color:SECONDARY;font-size:.75rem;text-align:right;margin:.5rem 0 0}
footer.end{border-top:1px solid RULE;padding:1rem;font-size:.875rem}
.field{display:inline-block;border:1px solid INK;min-width:1.2rem;min-height:1.2rem;padding:0 .2rem;text-align:center}
.status{display:inline-block;background:INK;color:#FFFFFF;font-weight:bold;padding:.1rem .6rem}
@media print{.skip,details{display:none}section.page{break-inside:avoid}}
"""


def stylesheet(theme: Theme) -> str:
    """The whole sheet; the same theme gives the same text."""
    colours = {name.upper(): theme.colour(name) for name in ("ink", "navy", "rule", "grid", "outline", "secondary")}
    layout = _LAYOUT
    for name, value in colours.items():
        layout = layout.replace(name, value)
    styles = "".join(_rule(name, style, theme) for name, style in sorted(theme.styles.items()))
    return layout + styles


def _rule(name: str, style: TextStyle, theme: Theme) -> str:
    look = [f"font-size:{style.size / _BODY:.4g}rem", f"line-height:{style.leading / style.size:.3g}"]
    if style.bold:
        look.append("font-weight:bold")
    if style.italic:
        look.append("font-style:italic")
    if style.align != "left":
        look.append("text-align:" + {"centre": "center", "right": "right"}[style.align])
    look.append(f"color:{theme.colour(style.colour)}")
    return f".t-{name}{{{';'.join(look)}}}\n"
