"""Chart: the plot inset from its labels, a label step that fits the width, and words beside the plot or the ring."""

from __future__ import annotations

from dataclasses import replace

from reportgen.charts.model import ChartModel
from reportgen.exhibits.block import Chart
from reportgen.geometry import Rect
from reportgen.layout.category_labels import bar_heights, with_labels
from reportgen.layout.chart_insets import insets_of
from reportgen.layout.chart_words import early_end_fragments, end_label_fragments, end_label_width
from reportgen.layout.clear_labels import clear_of_lines
from reportgen.layout.data_labels import with_fitting_labels, with_room_for_labels
from reportgen.layout.donut import donut_fragments, donut_height
from reportgen.layout.marker_words import marker_fragments
from reportgen.layout.page import ChartFragment, Fragment
from reportgen.layout.plot_fit import fitted
from reportgen.layout.setting import Need, Setting, Split
from reportgen.text.measure import Measure, missing_signs


class ChartLayouter:
    """Lays out ``Chart``."""

    def measure(self, block: Chart, width: float, setting: Setting) -> Need:
        """Its fixed height, or its least one and whatever is left."""
        if block.height is not None:
            return Need(block.height)
        if block.model.is_donut:
            return Need(donut_height(block.model, width, setting), stretch=True)
        if block.model.horizontal:
            least, most = bar_heights(block.model, width, setting)
            return Need(least, stretch=True, most=most)
        return Need(block.min_height, stretch=True)

    def place(self, block: Chart, rect: Rect, setting: Setting) -> list[Fragment]:
        """The chart and, beside its lines, their names with the last values."""
        _check_signs(block.model, setting)
        if block.model.is_donut:
            return donut_fragments(block.model, rect, setting)
        beside = end_label_width(block.model, rect.w, setting) if block.model.end_labels else 0.0
        # Words beside the lines stand outside the chart, so that neither covers the other in the deck.
        graphic = replace(rect, w=rect.w - beside)
        if block.model.horizontal and block.height is None:
            most = bar_heights(block.model, graphic.w, setting)[1]
            graphic = replace(graphic, h=min(graphic.h, most))  # bars any thicker would look like slabs
        model = with_labels(block.model, graphic, setting)
        insets = insets_of(model, graphic, setting)
        plot = graphic.inset(insets.left, insets.top, insets.right, insets.bottom)
        model = fitted(model, plot, setting)
        model = with_fitting_labels(with_room_for_labels(model, plot, setting), plot, setting)
        model = clear_of_lines(model, plot, graphic.y, setting)
        fragment = ChartFragment(
            rect=graphic,
            block=setting.owner,
            name=f"Chart: {model.name}",
            place=setting.at,
            model=model,
            plot=plot,
        )
        fragments: list[Fragment] = [fragment, *marker_fragments(model, plot, setting)]
        if model.end_labels:
            fragments += end_label_fragments(model, plot, rect, setting)
            fragments += early_end_fragments(model, plot, setting)
        return fragments

    def split(self, block: Chart, width: float, height: float, setting: Setting) -> Split:
        """Never divided."""
        return None, block


def _check_signs(model: ChartModel, setting: Setting) -> None:
    """Signs in chart text that the fonts cannot draw are problems as in any other text."""
    axes = (model.axis, *((model.second_axis,) if model.second_axis else ()))
    words = [*model.categories, *(label for axis in axes for label in axis.labels)]
    for series in model.series:
        words += [series.name, *(label.text for label in series.labels if label)]
    file = Measure(setting.theme).file(False, False)
    for sign in dict.fromkeys(sign for word in words for sign in missing_signs(word, file)):
        setting.report_missing(sign)
