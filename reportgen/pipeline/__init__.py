"""The pipeline: the stages in their order, and the files that a build writes."""
