"""What the thread tree asks of others: its menu offers it, the window sees to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ThreadWishes(QWidget):
    """A widget that asks for what can be done with threads.

    Signals:
        read_wanted(list, bool): post numbers, and whether they shall count as read.
        remove_wanted(int), original_wanted(int), file_wanted(int), memo_wanted(int), join_wanted(int),
            part_wanted(int), export_wanted(int), again_wanted(int), queue_wanted(int): with a thread's library number.
    """

    read_wanted = Signal(list, bool)
    remove_wanted = Signal(int)
    original_wanted = Signal(int)
    file_wanted = Signal(int)
    memo_wanted = Signal(int)
    join_wanted = Signal(int)
    part_wanted = Signal(int)
    export_wanted = Signal(int)
    again_wanted = Signal(int)
    queue_wanted = Signal(int)
