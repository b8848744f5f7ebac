"""Quotations to alter, and words to alter them with."""

from __future__ import annotations

QUOTATIONS = (
    (
        "We will rebuild the northern pier before winter, and we have asked 14 crews from the valley to help, because "
        "the old timber is rotten and nobody can say how long the western arch will stand against such tides."
    ),
    (
        "I told the harbour committee on Monday that the ferry is safe, that our engineers have inspected every bolt, and "
        "that the crossing should open to passengers in 3 weeks, unless the river rises again and floods the landing."
    ),
    (
        "They did not consult a single neighbour; the programme was signed behind closed doors, it is costing families "
        "$240 a month, and my own sister had to sell her bakery while the ministry celebrated a record harvest."
    ),
    (
        "Our hospital has treated 37 people since the blast. Some were burned, most were frightened, and one boy walked "
        "in alone. He cannot remember his street, but he knows the name of his dog, and we are looking for both."
    ),
    (
        "If the council agrees, work can begin on the theatre roof in April, though I do not expect miracles: the budget "
        "is thin, the slates are cracked, and perhaps two of the donors want their names above the door."
    ),
    (
        "The company never warned its drivers about the brakes. Eleven lorries left the depot that night, the foreman saw "
        "the reports, and his answer was a shrug; my client will repeat this under oath to any court in the land."
    ),
    (
        "She is proud of the choir, and she was right to refuse the prize, because its sponsor may have paid for silence "
        "with 900 tickets; we have kept every letter, every invoice, every photograph of that long summer."
    ),
    (
        "Prices rise whenever a tanker is late, so growers plant less barley, millers buy abroad, bakers pay more, and you "
        "will find that a loaf costs twice what it did when your mother pushed you through this market in a pram."
    ),
)
"""What people might have said."""

COUNTS = frozenset(("two", "eleven", "one"))
OF_CONSEQUENCE = frozenset("nobody not never cannot if unless perhaps may no 14 3 37 240 900 two eleven one".split())
STRANGE = "zeppelin turnip saxophone velvet pewter marzipan walrus bagpipe ocelot paprika".split()
SHIFTS = {
    "we": "they", "i": "he", "our": "their", "my": "his", "your": "their", "will": "would", "have": "had", "has": "had",
    "is": "was", "was": "is", "are": "were", "can": "could", "did": "do", "knows": "knew", "saw": "had seen",
    "paid": "pays", "told": "tell", "find": "found", "inspected": "inspects", "treated": "treats",
}  # fmt: skip
SPELT = {"harbour": "harbor", "neighbour": "neighbor", "programme": "program", "theatre": "theater", "eleven": "11"}
DRAWN = {
    "we will": "we'll", "i do": "", "do not": "don't", "did not": "didn't", "it is": "it's", "we have": "we've",
    "we are": "we're", "she is": "she's", "cannot": "can't",
}  # fmt: skip
SYNONYMS = {
    "boy": "child", "begin": "start", "help": "assistance", "committee": "panel", "blast": "explosion", "street": "road",
    "ferry": "boat", "company": "firm", "court": "tribunal", "want": "desire", "sell": "offload", "prize": "award",
}  # fmt: skip
OPPOSITES = {"rise": "fall", "rises": "falls", "safe": "dangerous", "open": "close", "closed": "open", "late": "early"}
TURNED = {"some": "no", "never": "always", "can": "can't", "any": "no", "is": "isn't", "will": "won't", "every": "no"}
AUXILIARIES = frozenset("will is was are were can should have has had may".split())
HEDGES = ("perhaps", "reportedly", "probably", "apparently", "it seems,", "I think,")
FILLERS = ("um,", "uh,", "you know,", "I mean,", "er, you know,")
CONDITIONS = ("if the weather holds,", "unless the bank objects,", "provided Rome pays,", "as long as Turin waits,")
PUT_IN = ("[the mayor]", "[the two sisters]", "[Brandis]")
OMISSIONS = ("…", "...", "[…]", "[...]", ". . .")
