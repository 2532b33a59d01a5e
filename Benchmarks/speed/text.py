"""News in plain English, made from sentences of our own: the same text for the same seed, of any length."""

import random

SUBJECTS = """the governor|a spokesman for the ministry|the mayor of {place}|the local council|a witness|the army
the health directorate|a senior official|the Red Crescent|a lawyer for the families|the prime minister|an aid worker
the head of the relief committee|a doctor at the main hospital|the delegation|the central bank|two engineers
the teachers' union|a member of parliament|the electricity company|a farmer from {place}""".replace("\n", "|").split("|")
VERBS = """said that|announced on {day} that|told reporters that|confirmed in a statement that|denied that
warned that|added that|wrote on {day} that|insisted that|expects that""".replace("\n", "|").split("|")
CLAUSES = """{number} families had returned to {place} since {month}
the road between {place} and {place} would reopen within {small} days
the price of bread had risen by {small} percent in {month}
{number} tonnes of wheat were stored near {place}
the school in {place} was damaged and would be rebuilt before winter
talks with the delegation had made progress, although no date was set
water had been cut off for {small} days in the eastern part of the city
the court would hear the case again on {day}
the hospital had received {small} people, most of them children
no agreement had been reached on the release of the prisoners
the bridge over the river was closed to lorries until {month}
the bank would keep its main rate at {small} percent this year
{number} voters had registered in {place} and the villages around it
the new line would carry power from {place} to the coast
farmers lost a third of the harvest to drought and frost
the committee had sent {small} lorries with tents, blankets and food""".split("\n")
TAILS = """, according to the agency|. No one was hurt| after a meeting in {place}|, but gave no details
. The ministry did not comment|, as it had promised in {month}|. It was the second such step this year||
, which lies {small} kilometres north of {place}|. Neighbours said they heard nothing""".replace("\n", "|").split("|")
PLACES = """Aleppo|Damascus|Homs|Idlib|Mosul|Baghdad|Basra|Beirut|Tripoli|Amman|Sanaa|Aden|Hodeidah|Benghazi|Misrata|Cairo
Khartoum|Tunis|Gaza|Kobani|Raqqa|Hasaka|Palmyra|Tartus|Latakia|Hama|Sirte|Taiz""".replace("\n", "|").split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


def sentence(rng):
    text = rng.choice(SUBJECTS) + " " + rng.choice(VERBS) + " " + rng.choice(CLAUSES) + rng.choice(TAILS)
    while "{" in text:
        for slot, value in (
            ("{place}", rng.choice(PLACES)), ("{day}", rng.choice(DAYS)), ("{month}", rng.choice(MONTHS)),
            ("{number}", f"{rng.randrange(1000, 90000):,}"), ("{small}", str(rng.randrange(2, 60))),
        ):
            text = text.replace(slot, value, 1)
    return text[0].upper() + text[1:] + "."


def news(size, seed=1, break_lines=True):
    """About `size` bytes of paragraphs of two to five sentences."""
    rng = random.Random(seed)
    parts, length = [], 0
    while length < size:
        paragraph = " ".join(sentence(rng) for _ in range(rng.randrange(2, 6)))
        parts.append(paragraph)
        length += len(paragraph) + 2
    return ("\n\n" if break_lines else " ").join(parts) + "\n"
