"""The pipeline: the stages in their order, and the files that a build writes."""

from reportgen.pipeline.build import BuildOptions, BuildResult, build, check

__all__ = ["BuildOptions", "BuildResult", "build", "check"]
