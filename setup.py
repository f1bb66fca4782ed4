"""Copies the project's theme into the starter of the package as it is built, so that there is one theme and no second.

Everything else about the package is in pyproject.toml.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

THEME = Path("layouts/theme.yaml")


class BuildWithTheme(build_py):
    """build_py that adds the theme to ``reportgen/starter``; an editable install reads the project's own."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            self.copy_file(str(THEME), str(self._target()))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        return [*super().get_outputs(include_bytecode), *([] if self.editable_mode else [str(self._target())])]

    def _target(self) -> Path:
        target = Path(self.build_lib, "reportgen", "starter", THEME)
        self.mkpath(str(target.parent))
        return target


setup(cmdclass={"build_py": BuildWithTheme})
