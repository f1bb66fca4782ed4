"""Category labels: which are shown where there are too many, and how names break into lines where they are too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.charts.look import LINE_PITCH
from reportgen.charts.model import ChartModel
from reportgen.geometry import Rect
from reportgen.layout.chart_insets import LEAST_LEFT, LEAST_RIGHT, insets_of
from reportgen.layout.setting import Setting
from reportgen.text.measure import Measure

_GAP = 6.0  # between two labels at least
_NAMES_SHARE = 0.42  # of the chart's width that names beside bars may take before they break
_MOST_LINES = 4
_LEAST_BAR, _FULL_BAR, _FULL_PITCH = 11.0, 16.0, 28.0  # points: a bar's share of the height, and one category's


def with_labels(model: ChartModel, rect: Rect, setting: Setting) -> ChartModel:
    """The model with its label step, or with names broken into lines; names that find no room are a problem."""
    if model.spark or model.room_for or not model.label_steps:
        return model
    if model.horizontal:
        return replace(model, category_lines=_lines(model.categories, _NAMES_SHARE * rect.w, setting))
    if model.label_steps != (1,):
        step = _step(model, rect, setting)
        return replace(model, label_step=step, label_start=_start(model, step))
    return _under_columns(model, rect, setting)


def bar_heights(model: ChartModel, width: float, setting: Setting) -> tuple[float, float]:
    """The least height at which horizontal bars can be told apart, and the height at which they are thick enough."""
    model = with_labels(model, Rect(0, 0, width, 0), setting)
    side_by_side = sum(series.kind in ("bar", "column") for series in model.series)
    bars = side_by_side if model.grouping == "clustered" else 1
    lines = max((len(model.lines_of(i)) for i in range(len(model.categories))), default=1)
    words = lines * LINE_PITCH * setting.theme.styles["chart-text"].size
    least = max(words + 2, _LEAST_BAR * bars + 4)
    full = max(least, _FULL_PITCH + _FULL_BAR * (bars - 1))
    insets = insets_of(model, Rect(0, 0, width, 0), setting)
    around = insets.top + insets.bottom
    return len(model.categories) * least + around, len(model.categories) * full + around


def _step(model: ChartModel, rect: Rect, setting: Setting) -> int:
    """The densest step among the model's at which no two labels touch."""
    measure = Measure(setting.theme)
    size = setting.theme.styles["chart-text"].size
    for step in model.label_steps:
        candidate = replace(model, label_step=step, label_start=_start(model, step))
        insets = insets_of(candidate, rect, setting)
        pitch = (rect.w - insets.left - insets.right) / max(len(model.categories), 1)
        shown = model.categories[candidate.label_start :: step]
        if max((measure.text(label, size) for label in shown), default=0) + _GAP <= pitch * step:
            return step
    return model.label_steps[-1]


def _start(model: ChartModel, step: int) -> int:
    """The first label, when they are counted back from the newest category."""
    return max(len(model.categories) - 1, 0) % step


def _under_columns(model: ChartModel, rect: Rect, setting: Setting) -> ChartModel:
    """Names under columns break so that each stays under its own; one that cannot is a problem."""
    pitch = (rect.w - LEAST_LEFT - LEAST_RIGHT) / max(len(model.categories), 1)
    lines = _lines(model.categories, pitch - _GAP, setting)
    measure, size = Measure(setting.theme), setting.theme.styles["chart-text"].size
    for name, own in zip(model.categories, lines, strict=True):
        if len(own) > _MOST_LINES or (len(lines) > 1 and max(measure.text(one, size) for one in own) > pitch - 1):
            setting.problems.error(
                setting.at,
                f"'{name}' has no room under its column: {pitch:.0f} points wide",
                f"a name takes {_MOST_LINES} lines at most",
                "use kind: bar, or fewer categories",
                "label-room",
            )
            break
    return replace(model, category_lines=lines)


def _lines(names: Sequence[str], width: float, setting: Setting) -> tuple[tuple[str, ...], ...]:
    measure, size = Measure(setting.theme), setting.theme.styles["chart-text"].size
    return tuple(_broken(name, width, measure, size) for name in names)


def _broken(name: str, width: float, measure: Measure, size: float) -> tuple[str, ...]:
    """The words of a name in as few lines as the width allows; a word is never broken."""
    lines: list[str] = []
    for word in name.split(" "):
        if lines and measure.text(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
