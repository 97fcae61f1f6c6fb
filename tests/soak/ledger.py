"""The ledger: what a killed writer had acknowledged, and so what the database must hold."""

from dataclasses import dataclass, field

Standing = dict[str, tuple[int, str]]  #: batch id -> rows, state


@dataclass
class Ledger:
    """What must stand. `or_else` is what may stand instead: a restore was cut short."""

    standing: Standing = field(default_factory=dict)
    or_else: Standing | None = None
    copies: dict[str, Standing] = field(default_factory=dict)  #: backup -> what stood in it
    acknowledged: int = 0

    def hear(self, told: list[str]) -> None:
        """Takes down what a writer said, in its order."""
        self.or_else = None
        for sentence in told:
            what, *about = sentence.split()
            self.acknowledged += what in ("booked", "withdrawn", "backup", "restored")
            match what:
                case "booked":
                    self.standing[about[0]] = (int(about[1]), "committed")
                case "withdrawn":
                    self.standing[about[0]] = (self.standing[about[0]][0], "withdrawn")
                case "backup":
                    self.copies[about[0]] = dict(self.standing)
                case "restoring":
                    self.or_else = dict(self.copies[about[0]])
                case "restored":
                    self.standing = dict(self.copies[about[0]])
                    self.or_else = None

    def amiss(self, held: Standing) -> list[str]:
        """The acknowledged batches that the database lost, or holds otherwise.

        A batch that was being booked or withdrawn when the kill came may be found either way.
        """
        lost = _amiss(self.standing, held)
        if lost and self.or_else is not None and not _amiss(self.or_else, held):
            lost = []
        self.standing = dict(held)
        return lost


def _amiss(standing: Standing, held: Standing) -> list[str]:
    return [
        f"{batch_id}: {rows} rows, {state}; found {held.get(batch_id)}"
        for batch_id, (rows, state) in standing.items()
        if batch_id not in held
        or held[batch_id][0] != rows
        or (state == "withdrawn" and held[batch_id][1] != state)
    ]
