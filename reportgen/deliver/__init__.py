"""Delivery: who gets a finished pack, the messages they get, the relay that takes them, and the record of it all.

Nothing here builds or chooses what a pack says: the pipeline hands in finished files and words.
"""
