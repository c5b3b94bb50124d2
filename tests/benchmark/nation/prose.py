"""Sentences without a figure, as inspectors and officers write them, put together from parts."""

from __future__ import annotations

from random import Random

_WHO = (
    "Social workers", "Team managers", "Senior leaders", "Independent reviewing officers", "Personal advisers",
    "Foster carers", "Practitioners in early help", "Partners at the front door", "Elected members",
    "Child protection chairs", "The designated officer and her staff", "Staff of the virtual school",
    "Advocates for children", "Managers of children's homes", "Health visitors and school nurses",
    "The police and their partners",
)  # fmt: skip
_DO = (
    "know the children they work with and", "write plans that families understand and", "listen to parents and",
    "act on what audits tell them and", "share what they know without delay and", "visit children at home and",
    "hold careful discussions of risk and", "challenge plans that drift and", "keep clear records of decisions and",
    "take account of a family's history and", "see children alone and",
    "work closely with schools and", "respond to neglect with purpose and", "explain their thinking well and",
)  # fmt: skip
_THEN = (
    "agree what has to change before a case closes", "help brothers and sisters to stay in touch",
    "prepare young people for life on their own", "make sure that health needs are met",
    "look for a permanent home early", "challenge one another where thresholds are unclear",
    "follow up children who go missing from home", "support carers when a placement is under strain",
    "review safety plans with the family", "bring concerns about exploitation to the right people",
    "step cases down to early help when it is safe", "record what children say in their own words",
    "arrange life-story work for children in care", "see that education plans are ambitious",
)  # fmt: skip
_BUT = (
    "", "", "", ", although supervision does not always check this", ", and families told inspectors so",
    ", but the quality of written plans still varies between teams", ", which keeps children safer",
    ", although changes of worker interrupt the work", ", and managers can show the difference that it makes",
    ", but recording is too often late", ", while demand for help continues to grow",
    ", as records of recent audits confirm", ", which partners described as a strength",
)  # fmt: skip


class Prose:
    """Writes prose of a given length; the same `Random` writes the same."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def sentence(self) -> str:
        """A sentence of 15 to 30 words without any number."""
        choose = self._random.choice
        return f"{choose(_WHO)} {choose(_DO)} {choose(_THEN)}{choose(_BUT)}."

    def paragraph(self, sentences: int) -> str:
        """So many sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def ask(self) -> str:
        """What has to be done, as an item of a list."""
        who, do = self._random.choice(_WHO), self._random.choice(_THEN)
        return f"Ensure that {who[0].lower()}{who[1:]} {do}."
