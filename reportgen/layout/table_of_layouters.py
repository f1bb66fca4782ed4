"""The one table of block types and the layouters that place them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from reportgen.exhibits.block import (
    Anchored,
    Block,
    Box,
    Captioned,
    Chart,
    Columns,
    Drawing,
    Field,
    Flow,
    Key,
    Picture,
    Row,
    Rule,
    Space,
    Stack,
    Swatch,
    Table,
    Text,
)
from reportgen.layout.box import BoxLayouter
from reportgen.layout.captioned import CaptionedLayouter
from reportgen.layout.chart import ChartLayouter
from reportgen.layout.columns import ColumnsLayouter
from reportgen.layout.drawing import DrawingLayouter
from reportgen.layout.field import FieldLayouter
from reportgen.layout.flow import FlowLayouter
from reportgen.layout.key import KeyLayouter, SwatchLayouter
from reportgen.layout.leaves import AnchoredLayouter, PictureLayouter, RuleLayouter, SpaceLayouter
from reportgen.layout.row import RowLayouter
from reportgen.layout.setting import Layouter
from reportgen.layout.stack import StackLayouter
from reportgen.layout.table import TableLayouter
from reportgen.layout.text import TextLayouter

LAYOUTERS: Mapping[type[Block], Layouter[Any]] = MappingProxyType(
    {
        Text: TextLayouter(),
        Table: TableLayouter(),
        Chart: ChartLayouter(),
        Drawing: DrawingLayouter(),
        Field: FieldLayouter(),
        Swatch: SwatchLayouter(),
        Key: KeyLayouter(),
        Rule: RuleLayouter(),
        Space: SpaceLayouter(),
        Picture: PictureLayouter(),
        Stack: StackLayouter(),
        Captioned: CaptionedLayouter(),
        Flow: FlowLayouter(),
        Row: RowLayouter(),
        Columns: ColumnsLayouter(),
        Box: BoxLayouter(),
        Anchored: AnchoredLayouter(),
    }
)
